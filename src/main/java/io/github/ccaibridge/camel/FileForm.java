package io.github.ccaibridge.camel;

import io.github.ccaibridge.kustomer.Upload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.entity.mime.StringBody;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** Storage's form: its fields in their order, then the file (K 6). Its length is known, so it is not sent in chunks. */
final class FileForm extends HttpEntityWrapper {
    private final Upload upload;

    FileForm(Upload upload, Path file) {
        super(form(upload, file));
        this.upload = upload;
    }

    Upload upload() {
        return upload;
    }

    private static HttpEntity form(Upload upload, Path file) {
        // Legacy is what browsers send: parts without a type of their own, as storage's form policies expect.
        var form = MultipartEntityBuilder.create().setMode(HttpMultipartMode.LEGACY);
        var plain = ContentType.create("text/plain", StandardCharsets.UTF_8);
        upload.policy().fields().forEach((name, value) -> form.addPart(name, new StringBody(value, plain)));
        return form.addPart("file", new CheckedFile(file, upload)).build();
    }
}
