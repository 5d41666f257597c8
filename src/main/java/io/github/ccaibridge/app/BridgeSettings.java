package io.github.ccaibridge.app;

import io.github.ccaibridge.recording.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The policies an operator may choose; every default stands in {@code application.properties}. */
@ConfigurationProperties("bridge")
public record BridgeSettings(
        Tickets tickets,
        Contacts contacts,
        Owner owner,
        Messages messages,
        Recordings recordings,
        Artifacts artifacts,
        Transcripts transcripts,
        Status status,
        Kustomer kustomer,
        Tail tail,
        List<String> hostsAllowed,
        CustomData customData,
        Calls calls,
        Retention retention) {

    /** Calls that agents start by a click. */
    public record Calls(Duration doubleClick) {
        public Calls {
            above0("bridge.calls.double-click", doubleClick);
        }
    }

    /** How long what was stored is kept once its session is at rest, and when the older is forgotten. */
    public record Retention(Duration keepFor, String schedule) {
        // Recordings may take seven days to reach Kustomer.
        private static final Duration SHORTEST = Duration.ofDays(8);
        private static final Duration LONGEST = Duration.ofDays(3650);

        public Retention {
            require(
                    keepFor == null || (keepFor.compareTo(SHORTEST) >= 0 && keepFor.compareTo(LONGEST) <= 0),
                    "bridge.retention.keep-for must be from 8d to 3650d, such as 30d.");
        }
    }

    /** Which ticket a session belongs to, and when one is opened. */
    public record Tickets(
            ChannelKey channelKey,
            int reopenClosedWithinDays,
            CreateAt createAt,
            Abandoned abandoned,
            Duration abandonedGrace,
            Duration shortCall,
            Duration callbackWindow,
            Duration settle,
            Duration callObjectWait,
            Duration healAfter) {
        public Tickets {
            require(reopenClosedWithinDays >= 0, "bridge.tickets.reopen-closed-within-days must be 0 or more days.");
            notNegative("abandoned-grace", abandonedGrace);
            notNegative("short-call", shortCall);
            notNegative("callback-window", callbackWindow);
            notNegative("settle", settle);
            notNegative("call-object-wait", callObjectWait);
            notNegative("heal-after", healAfter);
        }

        private static void notNegative(String name, Duration value) {
            require(
                    value == null || !value.isNegative(),
                    "bridge.tickets." + name + " must be a duration of 0s or more, such as 10s or 15m.");
        }
    }

    /** Who the person at the other end is. */
    public record Contacts(String defaultCountry, SeveralMatches severalMatches, UnknownCaller unknownCaller) {
        public Contacts {
            require(
                    defaultCountry == null || defaultCountry.isEmpty() || defaultCountry.matches("[A-Z]{2}"),
                    "bridge.contacts.default-country must be a two-letter country code such as US or DE.");
        }
    }

    /** Whom a ticket is given to when the agent is unknown. */
    public record Owner(String defaultAgentEmail) {}

    /** Whether recordings travel, and up to which size. */
    public record Recordings(
            boolean enabled,
            long maxBytes,
            Duration holdBack,
            Duration keptFor,
            String alertAfter,
            String guardSchedule) {
        public Recordings {
            require(maxBytes > 0, "bridge.recordings.max-bytes must be a number of bytes above 0.");
            above0("bridge.recordings.kept-for", keptFor);
            require(
                    holdBack == null || !holdBack.isNegative(),
                    "bridge.recordings.hold-back must be a duration of 0s or more, such as 20s.");
            if (keptFor != null && alertAfter != null) {
                alertsFit(keptFor, alertAfter);
            }
        }

        private static void alertsFit(Duration keptFor, String alertAfter) {
            try {
                new Deadline(keptFor, alertAfter);
            } catch (IllegalArgumentException refused) {
                throw new Refused("bridge.recordings.alert-after " + refused.getMessage());
            }
        }
    }

    /** How often what has changed is asked for. */
    public record Tail(Duration interval) {
        public Tail {
            require(
                    interval == null || !interval.isNegative(),
                    "bridge.tail.interval must be a duration of 0s or more, such as 10s.");
        }
    }

    /** Where our copies of files lie, how the drop is looked at, and the address under which the operator shows them. */
    public record Artifacts(
            String store,
            String publicUrl,
            Duration poll,
            Duration settle,
            Duration brokenAfter,
            Duration overdueAfter) {
        public Artifacts {
            require(store == null || !store.isBlank(), "bridge.artifacts.store must name a folder.");
            require(
                    publicUrl == null || publicUrl.isEmpty() || publicUrl.matches("https://[^/@?#\\s]+(/[^@?#\\s]*)?"),
                    "bridge.artifacts.public-url must be an https address without login and query, or empty.");
            above0("bridge.artifacts.poll", poll);
            above0("bridge.artifacts.settle", settle);
            above0("bridge.artifacts.broken-after", brokenAfter);
            above0("bridge.artifacts.overdue-after", overdueAfter);
        }
    }

    /** When a session's message reaches its ticket. */
    public record Messages(Post post, Duration gather) {
        public Messages {
            require(
                    gather == null || !gather.isNegative(),
                    "bridge.messages.gather must be a duration of 0s or more, such as 5s.");
        }
    }

    /** In which shape a transcript reaches the ticket. */
    public record Transcripts(Set<TranscriptShape> as) {
        public Transcripts {
            require(as == null || !as.isEmpty(), "bridge.transcripts.as must be attachment, comment or both.");
        }
    }

    /** How agents' statuses follow each other. */
    public record Status(
            Switch inheritance,
            Switch atLogin,
            Direction direction,
            Priority priority,
            String externalQueue,
            List<Duration> kustomerPoll,
            double budgetShare,
            List<Duration> ccaiPoll,
            Duration echoWindow,
            int flips,
            Duration flipWindow,
            Duration calmAfter,
            Duration tabLives,
            String listsSchedule) {
        public Status {
            require(
                    kustomerPoll == null || kustomerPoll.size() == 2,
                    "bridge.status.kustomer-poll must be two durations, the shortest first, such as 2s,15s.");
            require(
                    ccaiPoll == null || areOneOrTwo(ccaiPoll),
                    "bridge.status.ccai-poll must be one duration above 0 or two, the shortest first, such as 2s,15s.");
            require(
                    budgetShare > 0 && budgetShare <= 1,
                    "bridge.status.budget-share must be above 0 and at most 1, such as 0.1.");
            require(flips > 0, "bridge.status.flips must be a number of changes above 0, such as 6.");
            above0("bridge.status.echo-window", echoWindow);
            above0("bridge.status.flip-window", flipWindow);
            above0("bridge.status.calm-after", calmAfter);
            above0("bridge.status.tab-lives", tabLives);
        }

        private static boolean areOneOrTwo(List<Duration> pauses) {
            return (pauses.size() == 1 || pauses.size() == 2)
                    && pauses.get(0).compareTo(Duration.ZERO) > 0
                    && pauses.get(pauses.size() - 1).compareTo(pauses.get(0)) >= 0;
        }
    }

    /** How much of the request budget the bridge may use, for how long it knocks in vain, and how far webhooks are trusted. */
    public record Kustomer(
            double budgetShare,
            Duration giveUpAfter,
            Duration ticketsTrustedFor,
            Duration webhookLag,
            Duration webhookProvedWithin) {
        public Kustomer {
            require(
                    ticketsTrustedFor == null || !ticketsTrustedFor.isNegative(),
                    "bridge.kustomer.tickets-trusted-for must be a duration of 0s or more, such as 4h.");
            above0("bridge.kustomer.webhook-lag", webhookLag);
            above0("bridge.kustomer.webhook-proved-within", webhookProvedWithin);
            above0("bridge.kustomer.give-up-after", giveUpAfter);
            require(
                    budgetShare > 0 && budgetShare <= 1,
                    "bridge.kustomer.budget-share must be above 0 and at most 1, such as 0.25.");
        }
    }

    /** Where the mapping of custom data is kept when a file is to be it. */
    public record CustomData(String mappingFile) {}

    /** What makes two sessions the same channel. */
    public enum ChannelKey {
        MENU_TYPE_AND_MEDIUM,
        MENU_TYPE
    }

    /** The moment a ticket is opened. */
    public enum CreateAt {
        ARRIVAL,
        ASSIGNED,
        CONNECTED
    }

    /** What becomes of a session nobody answered. */
    public enum Abandoned {
        CREATE,
        SKIP
    }

    /** What to do when several contacts carry the number. */
    public enum SeveralMatches {
        MOST_RECENT,
        ASK
    }

    /** Whose ticket a call without a number is. */
    public enum UnknownCaller {
        SHARED_CONTACT
    }

    /** Attachment or comment. */
    public enum TranscriptShape {
        ATTACHMENT,
        COMMENT
    }

    /** When the message of a session is posted. */
    public enum Post {
        AT_END,
        AT_ONCE
    }

    /** On or off. */
    public enum Switch {
        ON,
        OFF
    }

    /** Which way a status travels. */
    public enum Direction {
        KUSTOMER_TO_CCAI,
        BOTH
    }

    /** Which status wins when both sides change one. */
    public enum Priority {
        LATEST_WINS,
        CRM_OVERRIDES_NEXT
    }

    static final class Refused extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private Refused(String sentence) {
            super(sentence);
        }
    }

    private static void above0(String name, Duration value) {
        require(
                value == null || !(value.isNegative() || value.isZero()),
                name + " must be a duration above 0s, such as 10s or 7d.");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new Refused(sentence);
        }
    }
}
