package io.github.ccaibridge.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is known of one call or chat: a snapshot that grows with every event and depends on no order of arrival. */
public record SessionFacts(
        String kind,
        String id,
        Boolean outbound,
        String sessionType,
        String channel,
        String contact,
        String phone,
        String identifier,
        boolean withheld,
        String menuId,
        String menuPath,
        String language,
        String supportNumber,
        Instant startedAt,
        Instant queuedAt,
        Instant endedAt,
        Instant endReceivedAt,
        List<AgentLeg> agents,
        CallObject object) {

    /** The channel of U1: where the session came in and by which medium, such as {@code ivr-voice}. */
    public String channelKey() {
        return channel + ("chat".equals(kind) ? "-chat" : "-voice");
    }

    /** An agent's participant became connected. */
    public boolean answered() {
        return agents.stream().anyMatch(leg -> leg.connectedAt() != null);
    }

    /** An agent accepted, connected or not. */
    public boolean taken() {
        return assignee().isPresent();
    }

    public boolean ended() {
        return endedAt != null;
    }

    public boolean app() {
        return !"ivr".equals(channel);
    }

    /** The agent who took the session last: who owns the ticket (U4, U12). */
    public Optional<AgentLeg> assignee() {
        return agents.stream().filter(leg -> leg.takenAt() != null).max(Comparator.comparing(AgentLeg::takenAt));
    }

    public Optional<Instant> connectedAt() {
        return agents.stream()
                .map(AgentLeg::connectedAt)
                .filter(at -> at != null)
                .min(Comparator.naturalOrder());
    }

    /** Seconds from the first agent's connect to the end (U14). */
    public Optional<Long> callSeconds() {
        if (object != null && object.callDuration() != null) {
            return Optional.of(object.callDuration().longValue());
        }
        return ended() ? connectedAt().map(at -> seconds(at, endedAt)) : Optional.empty();
    }

    /** Seconds from the queue to the agent who took it first, or to the end (U14). */
    public Optional<Long> waitSeconds() {
        if (object != null && object.waitDuration() != null) {
            return Optional.of(object.waitDuration().longValue());
        }
        var taken = agents.stream()
                .map(AgentLeg::takenAt)
                .filter(at -> at != null)
                .min(Comparator.naturalOrder())
                .orElse(endedAt);
        return queuedAt == null || taken == null ? Optional.empty() : Optional.of(seconds(queuedAt, taken));
    }

    public String outcome() {
        if (object != null && object.voicemail()) {
            return "voicemail";
        }
        if (object != null && object.recovered()) {
            return "recovered";
        }
        return answered() ? "answered" : "abandoned";
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Math.round(Duration.between(from, to).toMillis() / 1000.0));
    }
}
