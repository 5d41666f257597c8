package io.github.ccaibridge.sandbox.ccai;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The text of {@code chat-{id}.txt}: the documented layout with wording of our own (ccai-platform.md 4.5, 10.8). */
public final class Transcript {
    private static final String RULE = "-".repeat(40) + "\n";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final List<String> QUESTIONS = List.of(
            "Où est mon colis ? C’est la commande 4411 📦",
            "Größe 38 wäre richtig, geliefert wurde 41 – schade 😕",
            "My card is [REDACTED], is that the one you charged?");
    private static final List<String> REPLIES = List.of(
            "Let me check that for you, José.",
            "Entschuldigung! Ich tausche das gern um. 👍",
            "¡Listo! It is on its way.");

    private Transcript() {}

    /** A talk of so many questions and replies, with accents, emoji and a redacted place. */
    public static String of(long id, Instant start, Instant end, String agent, int questions) {
        StringBuilder text = new StringBuilder("Chat ID: " + id + "\nDate: " + DATE.format(start) + "\n" + RULE);
        List<String> segments = new ArrayList<>();
        for (int i = 0; i < questions; i++) {
            Instant asked = start.plusSeconds(2 + 30L * i);
            segments.add(segment(asked, "End user", QUESTIONS.get(i % QUESTIONS.size())));
            segments.add(segment(asked.plusSeconds(21), "Agent " + agent, REPLIES.get(i % REPLIES.size())));
        }
        segments.add(segment(end, "System", "The chat was ended by the end user."));
        segments.forEach(text::append);
        return text.toString();
    }

    private static String segment(Instant at, String speaker, String words) {
        return TIME.format(at) + "  " + speaker + "\n" + words + "\n" + RULE;
    }
}
