package io.github.ccaibridge.sandbox.hour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Prints what became of each session of the hour: what arrived, which rule decided, what Kustomer now holds. */
public final class HourSummary {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Set<String> UNFINISHED = Set.of("open", "waiting", "-");

    /** The hour in numbers. */
    public record Totals(int sessions, int settled, int unsettled, int asExpected, int tickets) {}

    private final BridgeView bridge;
    private final Duration patience;
    private OptionalLong kustomerCalls = OptionalLong.empty();

    public HourSummary(URI bridge, String user, String password) {
        this(bridge, user, password, Duration.ofSeconds(90));
    }

    public HourSummary(URI bridge, String user, String password, Duration patience) {
        this.bridge = new BridgeView(bridge, user, password);
        this.patience = patience;
    }

    /** How many requests Kustomer received in the hour, where somebody counted. */
    public HourSummary kustomerCalls(long requests) {
        kustomerCalls = OptionalLong.of(requests);
        return this;
    }

    /** Waits until the bridge has finished every session, or patience ends, and prints. */
    public Totals print(List<ScriptedSession> sessions, PrintStream out) throws InterruptedException {
        Map<String, JsonNode> answers = settled(sessions);
        Set<String> tickets = new HashSet<>();
        int unsettled = 0;
        int asExpected = 0;
        for (ScriptedSession session : sessions) {
            JsonNode answer = answers.getOrDefault(session.key(), MissingNode.getInstance());
            out.println(SummaryLine.of(session, answer));
            unsettled += isUnfinished(answer) ? 1 : 0;
            asExpected += SummaryLine.isExpected(session, answer) ? 1 : 0;
            if (answer.at("/decision/ticket").isTextual()) {
                tickets.add(answer.at("/decision/ticket").asText());
            }
        }
        Totals totals = new Totals(sessions.size(), sessions.size() - unsettled, unsettled, asExpected, tickets.size());
        printTotals(totals, out);
        sessions.stream()
                .filter(s -> isUnfinished(answers.getOrDefault(s.key(), MissingNode.getInstance())))
                .forEach(s -> out.println("still unfinished: " + s.key() + " ("
                        + SummaryLine.text(answers.getOrDefault(s.key(), MissingNode.getInstance()), "/state") + ")"));
        return totals;
    }

    private void printTotals(Totals totals, PrintStream out) {
        out.println(totals.sessions() + " sessions, " + totals.settled() + " settled, " + totals.tickets()
                + " tickets, " + totals.asExpected() + " decided by the expected rule");
        if (kustomerCalls.isPresent()) {
            double each = (double) kustomerCalls.getAsLong() / Math.max(1, totals.sessions());
            out.println(String.format(
                    Locale.ROOT, "%d requests to Kustomer, %.1f for each session", kustomerCalls.getAsLong(), each));
        }
    }

    private Map<String, JsonNode> settled(List<ScriptedSession> sessions) throws InterruptedException {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            for (ScriptedSession session : sessions) {
                if (isUnfinished(answers.getOrDefault(session.key(), MissingNode.getInstance()))) {
                    answers.put(session.key(), bridge.explain(session));
                }
            }
            if (answers.values().stream().noneMatch(HourSummary::isUnfinished) || System.nanoTime() > deadline) {
                return answers;
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
    }

    private static boolean isUnfinished(JsonNode answer) {
        return UNFINISHED.contains(SummaryLine.text(answer, "/state"));
    }
}
