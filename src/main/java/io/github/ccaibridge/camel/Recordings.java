package io.github.ccaibridge.camel;

import io.github.ccaibridge.recording.Deadline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of recordings that Kustomer does not have yet, with the hours left and the alert they are worth. */
public final class Recordings {
    private final Deadline deadline;

    public Recordings(Deadline deadline) {
        this.deadline = deadline;
    }

    /** The rows of recordings.sql as the management API shows them. */
    public List<Map<String, Object>> list(List<Map<String, Object>> rows) {
        return rows.stream().map(this::judged).toList();
    }

    /** A row of alert-recordings.sql with its {@code alert}, the {@code sentence} to log and whether it is {@code grave}. */
    public Map<String, Object> alert(Map<String, Object> row) {
        var alert = judged(row);
        alert.put("grave", deadline.grave((String) alert.get("alert")));
        alert.put("sentence", sentence(alert));
        return alert;
    }

    private static String sentence(Map<String, Object> alert) {
        var part = "".equals(alert.get("part")) ? "" : " " + alert.get("part");
        var what = "recording" + part + " of session " + alert.get("kind") + "/" + alert.get("id");
        var happened = Deadline.LOST.equals(alert.get("alert"))
                ? " is lost: it was not fetched while CCAI Platform kept it"
                : " is not in Kustomer after " + alert.get("alert") + ", " + alert.get("hoursLeft") + " hours left, "
                        + alert.get("state");
        return what + happened + (alert.get("trouble") == null ? "" : ": " + alert.get("trouble"));
    }

    private Map<String, Object> judged(Map<String, Object> row) {
        var age = Duration.ofMillis(Math.round(((Number) row.get("age")).doubleValue() * 1000));
        var judged = new LinkedHashMap<String, Object>(row);
        judged.remove("age");
        var stored = Boolean.TRUE.equals(judged.remove("stored"));
        judged.put("hoursLeft", deadline.hoursLeft(age));
        judged.put("alert", deadline.alert(age, stored));
        return judged;
    }
}
