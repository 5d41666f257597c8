package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.session.CallObject;
import java.util.Map;

/** The session metadata file as a call object: what it says wins, what it leaves out stays as it was told (C 4.1). */
final class ClosingSnapshot {
    /** The numeric statuses of C 3.6 that end a session or say where it stands. */
    private static final Map<String, String> STATUS = Map.ofEntries(
            Map.entry("0", "scheduled"),
            Map.entry("1", "queued"),
            Map.entry("2", "assigned"),
            Map.entry("3", "connecting"),
            Map.entry("4", "switching"),
            Map.entry("5", "connected"),
            Map.entry("8", "finished"),
            Map.entry("9", "failed"),
            Map.entry("10", "recovered"),
            Map.entry("11", "deflected"),
            Map.entry("12", "selecting"),
            Map.entry("13", "va_assigned"),
            Map.entry("14", "va_connected"),
            Map.entry("15", "preview_pending"),
            Map.entry("16", "preview_ready"),
            Map.entry("17", "campaign_connecting"),
            Map.entry("18", "campaign_connected"),
            Map.entry("19", "requeued"));

    private ClosingSnapshot() {}

    /** The file never takes a voicemail back: its status may be the plain end of the call. */
    static CallObject over(CallObject before, JsonNode file) {
        var told = CallObjects.read(file);
        var status = status(told.status());
        if (before == null || !before.known()) {
            return withStatus(told, status, told.voicemail(), before != null);
        }
        var keepsStatus = status == null || before.voicemail() || unfinished(status);
        var merged = new CallObject(
                true,
                told.status(),
                or(told.parentId(), before.parentId()),
                before.voicemail() || told.voicemail(),
                or(told.agentId(), before.agentId()),
                or(told.connectedAt(), before.connectedAt()),
                or(told.callDuration(), before.callDuration()),
                or(told.holdDuration(), before.holdDuration()),
                or(told.waitDuration(), before.waitDuration()));
        return withStatus(merged, keepsStatus ? before.status() : status, merged.voicemail(), before.asked());
    }

    private static boolean unfinished(String status) {
        return new CallObject(true, status, null, false, null, null, null, null, null).unfinished();
    }

    /** A number without a known meaning says nothing (C 3.6: the list is cut). */
    private static String status(String told) {
        return told == null || told.matches("\\d+") ? STATUS.get(String.valueOf(told)) : told;
    }

    static String sessionType(JsonNode file) {
        var type = Keys.text(file, "sessiontype");
        return type != null ? type : CallObjects.sessionType(file);
    }

    private static CallObject withStatus(CallObject one, String status, boolean voicemail, boolean asked) {
        return new CallObject(
                true,
                status,
                one.parentId(),
                voicemail,
                one.agentId(),
                one.connectedAt(),
                one.callDuration(),
                one.holdDuration(),
                one.waitDuration(),
                asked);
    }

    private static <T> T or(T told, T otherwise) {
        return told != null ? told : otherwise;
    }
}
