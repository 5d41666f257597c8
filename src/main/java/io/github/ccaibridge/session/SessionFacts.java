package io.github.ccaibridge.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of one call or chat: a snapshot that grows with every event and depends on no order of arrival.
 * {@code heard} is false for a session that only the API or a file tells of.
 */
public record SessionFacts(
        String kind,
        String id,
        Boolean outbound,
        String sessionType,
        String channel,
        Party party,
        Menu menu,
        String language,
        String ourNumber,
        Instant startedAt,
        Instant queuedAt,
        Instant endedAt,
        Instant endReceivedAt,
        List<AgentLeg> agents,
        String ownerId,
        CallObject object,
        boolean heard,
        LateFacts late,
        CrmFacts crm) {
    /** A session that no custom CRM speaks of. */
    public SessionFacts(
            String kind,
            String id,
            Boolean outbound,
            String sessionType,
            String channel,
            Party party,
            Menu menu,
            String language,
            String ourNumber,
            Instant startedAt,
            Instant queuedAt,
            Instant endedAt,
            Instant endReceivedAt,
            List<AgentLeg> agents,
            String ownerId,
            CallObject object,
            boolean heard,
            LateFacts late) {
        this(
                kind,
                id,
                outbound,
                sessionType,
                channel,
                party,
                menu,
                language,
                ourNumber,
                startedAt,
                queuedAt,
                endedAt,
                endReceivedAt,
                agents,
                ownerId,
                object,
                heard,
                late,
                CrmFacts.NONE);
    }

    public boolean chat() {
        return "chat".equals(kind);
    }

    public boolean isOutbound() {
        return Boolean.TRUE.equals(outbound);
    }

    /** The channel of U1: where the session came in and by which medium, such as {@code ivr-voice}. */
    public String channelKey() {
        return channel + (chat() ? "-chat" : "-voice");
    }

    /** An agent's participant became connected. */
    public boolean answered() {
        return agents.stream().anyMatch(leg -> leg.connectedAt() != null);
    }

    /** An agent accepted, connected or not. */
    public boolean taken() {
        return owner().isPresent();
    }

    public boolean ended() {
        return endedAt != null;
    }

    /** Whether T1 speaks of it: everything inbound that is no plain phone call. */
    public boolean app() {
        return !"ivr".equals(channel);
    }

    /** The agent whose session it is: who took it last of those still in it (U4, U12). */
    public Optional<AgentLeg> owner() {
        return agents.stream().filter(leg -> leg.id().equals(ownerId)).findFirst();
    }

    public Optional<Instant> connectedAt() {
        return earliest(AgentLeg::connectedAt);
    }

    /** Seconds from the first agent's connect to the end; empty when nobody answered (U14). */
    public Optional<Long> talkSeconds() {
        if (!answered() || !ended()) {
            return Optional.empty();
        }
        return told(object == null ? null : object.callDuration())
                .or(() -> connectedAt().map(at -> seconds(at, endedAt)));
    }

    /** Seconds from the queue to the agent who took it first, or to the end (U14). */
    public Optional<Long> waitSeconds() {
        var until = earliest(AgentLeg::takenAt).orElse(endedAt);
        return told(object == null ? null : object.waitDuration())
                .or(() -> queuedAt == null || until == null ? Optional.empty() : Optional.of(seconds(queuedAt, until)));
    }

    /** Seconds on hold; only the call object knows (U14). */
    public Optional<Long> holdSeconds() {
        return told(object == null ? null : object.holdDuration());
    }

    /** {@code answered}, {@code voicemail}, {@code recovered} or {@code abandoned}, for a session that has ended. */
    public String outcome() {
        if (object != null && object.voicemail()) {
            return "voicemail";
        }
        if (object != null && object.recovered()) {
            return "recovered";
        }
        return answered() ? "answered" : "abandoned";
    }

    /** What became of a voicemail after it was left: {@code read}, or CCAI Platform's own word for it (U11; C 3.6, gap 11). */
    public Optional<String> voicemailState() {
        if (object == null || !object.voicemail() || object.status() == null) {
            return Optional.empty();
        }
        return switch (object.status()) {
            case "voicemail", "voicemail_received" -> Optional.empty();
            default ->
                Optional.of(object.status().replaceFirst("^voicemail_", "").replace('_', ' '));
        };
    }

    private Optional<Instant> earliest(java.util.function.Function<AgentLeg, Instant> moment) {
        return agents.stream().map(moment).filter(Objects::nonNull).min(Comparator.naturalOrder());
    }

    private static Optional<Long> told(Integer seconds) {
        return Optional.ofNullable(seconds).map(Integer::longValue);
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Math.round(Duration.between(from, to).toMillis() / 1000.0));
    }
}
