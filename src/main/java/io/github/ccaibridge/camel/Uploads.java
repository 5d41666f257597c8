package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.kustomer.Attachments;
import io.github.ccaibridge.kustomer.Upload;
import io.github.ccaibridge.kustomer.UploadTrouble;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.http.HttpEntity;

/** Turns rows of claim-upload.sql into uploads and their stored files into forms, and knows which are under way here. */
public final class Uploads {
    /** Longer than anything that waits for an answer; what rests longer than this is stuck, and its lease may lapse. */
    private static final Duration STUCK = Duration.ofSeconds(150);

    private final ObjectMapper json = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final Map<String, Upload> underWay = new ConcurrentHashMap<>();
    private final Attachments attachments;
    private final Whereabouts whereabouts;
    private final long maxBytes;

    /** {@code publicUrl} is where the store can be read by anybody, empty where it cannot. */
    public Uploads(Attachments attachments, String store, String publicUrl, long maxBytes) {
        this.attachments = attachments;
        this.whereabouts = new Whereabouts(store, publicUrl);
        this.maxBytes = maxBytes;
    }

    /** The upload of a row; a stored file of another length than the row says is damaged. */
    public Upload open(Map<String, Object> row) throws IOException {
        whereabouts.requireWhole(row);
        var bytes = ((Number) row.get("bytes")).longValue();
        var kept = json.readTree(Objects.requireNonNullElse(text(row, "upload"), "{}"));
        var stays = bytes > maxBytes || kept.path("outside").asBoolean();
        var facts = new Upload.Facts(
                Objects.requireNonNullElse(text(row, "name"), text(row, "type")),
                Objects.requireNonNullElse(text(row, "content_type"), "application/octet-stream"),
                bytes,
                text(row, "sha256"),
                stays ? whereabouts.outside(row) : null,
                Whereabouts.link(row));
        var one = stays ? staying(facts, kept) : travelling(facts, kept);
        underWay.put(text(row, "lease_token"), one);
        return one;
    }

    private static Upload staying(Upload.Facts facts, JsonNode kept) {
        var nothingToAsk = facts.outside() == null || kept.path("link").asBoolean();
        return new Upload(facts, null, nothingToAsk ? Upload.Step.DONE : Upload.Step.REGISTER);
    }

    /** A policy for another length is of no use for what was fetched again since. */
    private Upload travelling(Upload.Facts facts, JsonNode kept) throws JsonProcessingException {
        var fits = kept.path("bytes").asLong(-1) == facts.bytes();
        var policy = fits ? json.treeToValue(kept, Upload.Policy.class) : null;
        return new Upload(facts, policy, attachments.first(policy));
    }

    /** The form that storage takes. */
    public HttpEntity form(Upload one, Map<String, Object> row) {
        one.moved();
        return new FileForm(one, whereabouts.file(row));
    }

    /** What is kept of Kustomer's answer before the file leaves. */
    public String policyText(Upload one) throws JsonProcessingException {
        return one.policy() == null ? null : json.writeValueAsString(one.policy());
    }

    public void requireHeld(List<?> rows) {
        if (rows.isEmpty()) {
            throw new UploadTrouble(UploadTrouble.Kind.LEASE_LOST, "somebody else uploads the file by now");
        }
    }

    /** The event that tells the session's lane. */
    public Map<String, Object> event(Upload one, Map<String, Object> row) throws JsonProcessingException {
        var told = new LinkedHashMap<String, Object>();
        told.put("type", row.get("type"));
        told.put("part", row.get("part"));
        told.put("name", one.facts().name());
        told.put("contentType", one.facts().contentType());
        told.put("bytes", one.facts().bytes());
        told.put("attachment", one.attachment());
        var link = one.facts().link();
        if (one.attachment() == null) {
            told.put("link", link);
        }
        var end = one.attachment() != null ? one.attachment() : Integer.toHexString(link.hashCode());
        var id = String.join(
                ":", "upload", text(row, "kind"), text(row, "session_id"), text(row, "type"), text(row, "part"), end);
        return Map.of("id", id, "payload", json.writeValueAsString(told));
    }

    public String sentText(Upload one) throws JsonProcessingException {
        return json.writeValueAsString(one == null ? List.of() : one.sent());
    }

    /** The leases of the uploads that move, as JSON; the connections of the others are broken. */
    public String leases() throws JsonProcessingException {
        underWay.values().stream().filter(Uploads::stuck).forEach(Upload::cut);
        underWay.values().removeIf(Uploads::stuck);
        return json.writeValueAsString(underWay.keySet());
    }

    private static boolean stuck(Upload one) {
        return one.restedNanos() > STUCK.toNanos();
    }

    /** The upload of this row is over, well or not. */
    public void over(Map<String, Object> row) {
        underWay.remove(text(row, "lease_token"));
    }

    private static String text(Map<String, Object> row, String key) {
        return (String) row.get(key);
    }
}
