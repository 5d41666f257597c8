package io.github.ccaibridge.field;

import java.util.List;

/** A field that the bridge writes in Kustomer, and what administrators read as its name there (D2, K 7.3). */
public record OwnField(String resource, String name, String displayName) {
    private static final List<OwnField> ALL = List.of(
            new OwnField("customer", "ccaiUserIdStr", "Custom User ID"),
            new OwnField("customer", "ccaiAssignedAgentEmailStr", "Assigned Agent"),
            new OwnField("message", "ccaiQueueNameStr", "Queue Name"),
            new OwnField("message", "ccaiSessionTypeStr", "Session Type"),
            new OwnField("message", "ccaiSessionIdStr", "Session ID"),
            new OwnField("message", "ccaiFromPhoneStr", "From Phone Number"),
            new OwnField("message", "ccaiCallDurationNum", "Call Duration"),
            new OwnField("message", "ccaiHoldTimeNum", "Hold Time"),
            new OwnField("message", "ccaiWaitTimeNum", "Wait Time"),
            new OwnField("message", "ccaiCsatRatingNum", "CSAT Rating"),
            new OwnField("message", "ccaiCsatCommentTxt", "CSAT Comment"),
            new OwnField("message", "ccaiMenuSelectionStr", "Customer Menu Selection"),
            new OwnField("message", "ccaiInWebEmailStr", "Email using In-Web"),
            new OwnField("message", "ccaiOutcomeStr", "Outcome"),
            new OwnField("message", "ccaiVoicemailStateStr", "Voicemail State"),
            new OwnField("conversation", "ccaiChannelStr", "Channel"),
            new OwnField("conversation", "ccaiMenuPathStr", "Menu"),
            new OwnField("conversation", "ccaiMenuIdStr", "Menu ID"),
            new OwnField("conversation", "ccaiLanguageStr", "Language"),
            new OwnField("conversation", "ccaiCallerIdStr", "Caller ID"),
            new OwnField("conversation", "ccaiSessionIdStr", "Session ID"));

    /** All of them, in the order in which they are shown. */
    public static List<OwnField> all() {
        return ALL;
    }

    public static List<OwnField> of(String resource) {
        return ALL.stream().filter(field -> field.resource().equals(resource)).toList();
    }

    /** What Kustomer calls the type that the name ends in, such as {@code Str}. */
    public String type() {
        return FieldType.of(name).map(FieldType::suffix).orElseThrow();
    }
}
