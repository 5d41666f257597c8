package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Something the customer was asked for in or before a session, as the metadata file tells it (ccai-platform.md 8, 10.7). */
public record SmartAction(ObjectNode json, List<LateFile> files) {
    private static final String FINISHED = "finished";

    public static SmartAction photo(LateFile file) {
        return withFile("photo", file);
    }

    public static SmartAction video(LateFile file) {
        return withFile("video", file);
    }

    public static SmartAction verified() {
        return new SmartAction(action("verification", FINISHED), List.of());
    }

    /** The vendor's text where the phone's owner has no fingerprint set up. */
    public static SmartAction failedVerification() {
        return new SmartAction(
                action("verification", "failed").put("error", "Fingerprint access is not enabled"), List.of());
    }

    public static SmartAction textInput(String text) {
        return new SmartAction(action("text_input", FINISHED).put("value", text), List.of());
    }

    /** The lines that the vendor's own connector writes into a comment; they hold no card data. */
    public static SmartAction payment(Agent agent, String product, String amount, boolean success, Instant at) {
        ObjectNode payment = action("payment", success ? FINISHED : "failed")
                .put("agent", agent.name())
                .put("product_name", product)
                .put("transaction_id", "TX-" + at.getEpochSecond())
                .put("amount_charged", amount)
                .put("payment_status", success ? "Success" : "Failed")
                .put("timestamp", Clock.iso(at).replace('T', ' ').replace("Z", ""));
        return new SmartAction(payment, List.of());
    }

    /** The same, done before the session began. */
    public SmartAction at(Instant time) {
        return new SmartAction(json.deepCopy().put("created_at", Clock.iso(time)), files);
    }

    private static SmartAction withFile(String type, LateFile file) {
        ObjectNode action = action(type, FINISHED);
        action.putArray("files").add(file.name());
        return new SmartAction(action, List.of(file));
    }

    private static ObjectNode action(String type, String status) {
        return Json.object().put("type", type).put("status", status);
    }
}
