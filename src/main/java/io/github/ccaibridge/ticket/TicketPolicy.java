package io.github.ccaibridge.ticket;

import io.github.ccaibridge.session.SessionFacts;
import java.time.Duration;
import java.time.Instant;

/**
 * The policies of the ticket rules, as an operator set them. {@code settle} is how long the events of one session may be
 * out of order before what is missing is missed; {@code objectWait} how long the end of an answered call waits for its
 * call object before its durations are told without it; {@code healAfter} how long a session that
 * only the API tells of may still be told by its events.
 */
public record TicketPolicy(
        boolean channelWithMedium,
        int reopenDays,
        CreateAt createAt,
        boolean createAbandoned,
        Duration shortCall,
        Duration callbackWindow,
        Duration grace,
        Duration settle,
        Duration objectWait,
        Duration healAfter) {

    /** The moment a session through an app gets its ticket (T1). */
    public enum CreateAt {
        ARRIVAL,
        ASSIGNED,
        CONNECTED
    }

    /** How long is still waited for what may follow a call that nobody answered (C 9, note 5); not positive once that is over. */
    Duration graceLeft(SessionFacts facts, Instant now) {
        var end = facts.endReceivedAt();
        return end == null ? Duration.ZERO : grace.minus(Duration.between(end, now));
    }

    /** The seed's behaviour. */
    public static TicketPolicy defaults() {
        return new TicketPolicy(
                true,
                0,
                CreateAt.ARRIVAL,
                true,
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofMinutes(2));
    }
}
