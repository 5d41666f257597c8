package io.github.ccaibridge.sandbox.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The storage behind attachments: single-use policies, the file as last part, the promised length (6, 13.8). */
final class Uploads {
    private static final int KEPT = 1 << 20;

    private final World world;
    private final Map<String, Policy> policies = new HashMap<>();
    private final Map<String, Stored> stored = new LinkedHashMap<>();

    private record Policy(Thing attachment, ObjectNode fields, long expires) {}

    /** What arrived: small files whole, large ones by digest alone. */
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(long length, String sha256, byte[] kept) {}

    /** What storage answers, in its own XML when it refuses. */
    record Outcome(int status, String code, String attachmentId) {
        String xml() {
            return status < 400 ? "" : "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code></Error>";
        }
    }

    Uploads(World world) {
        this.world = world;
    }

    ObjectNode permit(Thing attachment) {
        ObjectNode fields = Json.object();
        fields.put("key", "att/" + attachment.id);
        fields.put("policy", HexFormat.of().formatHex(("p:" + attachment.id).getBytes(StandardCharsets.UTF_8)));
        fields.put("x-amz-signature", "sig" + attachment.id);
        long expires = world.times.now() + 1000 * world.switches().number(Switch.UPLOAD_POLICY_SECONDS);
        policies.put("att/" + attachment.id, new Policy(attachment, fields, expires));
        return fields;
    }

    Outcome take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        String type = Optional.ofNullable(headers.getFirst("Content-Type")).orElse("");
        int at = type.indexOf("boundary=");
        if (headers.containsKey("Authorization")) {
            return new Outcome(400, "InvalidArgument", "");
        }
        if (!headers.containsKey("Content-Length")) {
            return new Outcome(411, "MissingContentLength", "");
        }
        if (!type.startsWith("multipart/form-data") || at < 0) {
            return new Outcome(400, "MalformedPOSTRequest", "");
        }
        try {
            return read(new Multipart(
                    exchange.getRequestBody(), type.substring(at + 9).replace("\"", "")));
        } catch (IOException e) {
            return new Outcome(400, "MalformedPOSTRequest", "");
        }
    }

    private Outcome read(Multipart form) throws IOException {
        Map<String, String> fields = new HashMap<>();
        for (boolean more = true; more; ) {
            String name = form.next();
            if (name.equals("file")) {
                Sink sink = new Sink();
                boolean last = !form.copy(sink);
                return last ? store(fields, sink) : new Outcome(400, "FileMustBeLast", "");
            }
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            more = form.copy(value);
            fields.put(name, value.toString(StandardCharsets.UTF_8));
        }
        return new Outcome(400, "MissingFile", "");
    }

    private Outcome store(Map<String, String> fields, Sink sink) {
        synchronized (world) {
            Policy policy = policies.get(fields.getOrDefault("key", ""));
            if (policy == null || policy.expires < world.times.now() || !matches(policy.fields, fields)) {
                return new Outcome(403, "AccessDenied", "");
            }
            long promised = policy.attachment.attributes.path("contentLength").asLong();
            long most = world.switches().number(Switch.ATTACHMENT_MAX_BYTES);
            if (sink.length > promised || (most > 0 && sink.length > most)) {
                return new Outcome(400, "EntityTooLarge", policy.attachment.id);
            }
            if (sink.length < promised) {
                return new Outcome(400, "EntityTooSmall", policy.attachment.id);
            }
            policies.remove(fields.get("key"));
            stored.put(policy.attachment.id, sink.stored());
            policy.attachment.attributes.put("uploaded", true);
            return new Outcome(204, "", policy.attachment.id);
        }
    }

    List<StoredFile> all() {
        return stored.entrySet().stream()
                .map(each -> new StoredFile(
                        each.getKey(), each.getValue().length(), each.getValue().sha256()))
                .toList();
    }

    Optional<Stored> stored(String attachmentId) {
        return Optional.ofNullable(stored.get(attachmentId));
    }

    private static boolean matches(ObjectNode wanted, Map<String, String> given) {
        return wanted.properties().stream()
                .allMatch(each -> each.getValue().asText().equals(given.get(each.getKey())));
    }

    private static final class Sink extends OutputStream {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final MessageDigest digest;
        private long length;

        private Sink() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void write(int b) {
            digest.update((byte) b);
            length++;
            if (kept.size() < KEPT) {
                kept.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            digest.update(bytes, from, count);
            length += count;
            kept.write(bytes, from, Math.min(count, KEPT - kept.size()));
        }

        private Stored stored() {
            byte[] bytes = length <= KEPT ? kept.toByteArray() : new byte[0];
            return new Stored(length, HexFormat.of().formatHex(digest.digest()), bytes);
        }
    }
}
