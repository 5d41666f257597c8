package io.github.ccaibridge.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.ccaibridge.ccai.SessionEvents.WrongShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.CamelFileDataSource;
import org.apache.camel.support.SynchronizationAdapter;

/** The file that a form brings through the custom-CRM door (C 1.7): the web server has put it on disk already. */
public final class CrmFiles {
    private static final List<String> FIELDS = List.of(
            "session_id",
            "session_type",
            "kind",
            "filename",
            "contact_id",
            "agent_email",
            "phone",
            "from_phone",
            "identifier");

    /** What the form tells, as a JSON template would; its files go when the exchange is done. */
    public JsonNode form(Exchange exchange) {
        removeAfterwards(exchange);
        var message = exchange.getMessage();
        if (!(message.getBody() instanceof Path)) {
            throw new WrongShape(
                    "file is missing: send exactly one part with a filename, as docs/custom-crm.md shows.");
        }
        var form = JsonNodeFactory.instance.objectNode();
        for (var field : FIELDS) {
            var value = message.getHeader(field);
            if (value != null) {
                form.put(field, String.valueOf(value));
            }
        }
        if (!form.hasNonNull("filename")) {
            form.put("filename", message.getHeader(Exchange.FILE_NAME, "", String.class));
        }
        return form;
    }

    /** How many {@code bytes} came. */
    public Map<String, Object> told(Exchange exchange) throws IOException {
        return Map.of("bytes", Files.size(exchange.getMessage().getBody(Path.class)));
    }

    /** The file on its way into the store. */
    public Incoming open(Exchange exchange) throws IOException {
        return new Incoming(Files.newInputStream(exchange.getMessage().getBody(Path.class)));
    }

    /** Says why the store did not take the file. */
    public void refuse(Map<String, Object> kept) {
        throw new WrongShape("file was refused: " + kept.get("refused") + ". Send the file itself.");
    }

    private static void removeAfterwards(Exchange exchange) {
        var files = exchange.getMessage(AttachmentMessage.class).getAttachments().values().stream()
                .map(one -> one.getDataSource() instanceof CamelFileDataSource source ? source.getFile() : null)
                .toList();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                files.forEach(file -> {
                    if (file != null) {
                        file.delete();
                    }
                });
            }
        });
    }
}
