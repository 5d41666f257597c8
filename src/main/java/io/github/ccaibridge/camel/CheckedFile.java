package io.github.ccaibridge.camel;

import io.github.ccaibridge.kustomer.Upload;
import io.github.ccaibridge.kustomer.UploadTrouble;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.core5.http.ContentType;

/** The stored file as the last part of a form; its last bytes leave only when its checksum is right. */
final class CheckedFile extends AbstractContentBody {
    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final Upload upload;

    CheckedFile(Path file, Upload upload) {
        super(type(upload.facts().contentType()));
        this.file = file;
        this.upload = upload;
    }

    private static ContentType type(String text) {
        try {
            return ContentType.parse(text);
        } catch (IllegalArgumentException odd) {
            return ContentType.APPLICATION_OCTET_STREAM;
        }
    }

    /** The name in the form may be any: the attachment record has the true one. */
    @Override
    public String getFilename() {
        var safe = upload.facts().name().replaceAll("[^A-Za-z0-9._-]", "_");
        return safe.length() > 100 ? safe.substring(safe.length() - 100) : safe;
    }

    @Override
    public long getContentLength() {
        return upload.facts().bytes();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        var digest = sha256();
        var left = getContentLength();
        try (var in = Files.newInputStream(file)) {
            while (left > 0) {
                var chunk = in.readNBytes((int) Math.min(CHUNK, left));
                if (chunk.length == 0) {
                    throw damaged();
                }
                digest.update(chunk);
                left -= chunk.length;
                if (left == 0) {
                    require(digest);
                }
                out.write(chunk);
                upload.moved();
            }
        }
        if (getContentLength() == 0) {
            require(digest);
        }
    }

    private void require(MessageDigest digest) {
        var wanted = upload.facts().sha256();
        if (wanted != null && !wanted.equalsIgnoreCase(HexFormat.of().formatHex(digest.digest()))) {
            throw damaged();
        }
    }

    static UploadTrouble damaged() {
        return new UploadTrouble(UploadTrouble.Kind.DAMAGED, "the stored file is damaged");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
