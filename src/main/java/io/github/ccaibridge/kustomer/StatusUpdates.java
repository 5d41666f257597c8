package io.github.ccaibridge.kustomer;

import java.util.Map;
import java.util.Optional;

/** Sets an agent's status in Kustomer and reads what the work session holds afterwards (K 8.3). */
public final class StatusUpdates {
    private final String field;

    /** {@code field} is what a PUT calls the status, which no document shows. */
    public StatusUpdates(String field) {
        this.field = field;
    }

    /** The status that a session holds after a write, and Kustomer's words when it refused; a null status is signed out. */
    public record Held(String status, String team, String refusal) {}

    public StatusUpdate ask(String workSession, String status) {
        return new StatusUpdate(workSession, status, field);
    }

    /** What an answered update says; a work session that ended cannot be changed any more. */
    public Held told(StatusUpdate one) {
        var answer = one.answer();
        if (answer.absent() || answer.conflict()) {
            return new Held(null, null, "the work session " + one.session() + " has ended");
        }
        var related = Json.map(Json.map(answer.data()).get("relationships"));
        return new Held(
                id(related, "status").orElse(one.wanted()), id(related, "team").orElse(null), null);
    }

    private static Optional<String> id(Map<String, Object> related, String name) {
        return Optional.ofNullable(
                Json.text(Json.map(Json.map(related.get(name)).get("data")), "id"));
    }
}
