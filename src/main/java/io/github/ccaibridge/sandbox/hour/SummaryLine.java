package io.github.ccaibridge.sandbox.hour;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import java.util.Locale;

/** One session as one line, without a number or a name that would tell who called. */
final class SummaryLine {
    private SummaryLine() {}

    static String of(ScriptedSession session, JsonNode answer) {
        String facts = answer.path("facts").isArray()
                ? Integer.toString(answer.path("facts").size())
                : "-";
        String verdict = isExpected(session, answer) ? "" : " (expected " + session.expectedRule() + ")";
        return String.format(
                Locale.ROOT,
                "%-11s %-6s %-52s %2d events, %3s facts  %-8s %s%s, %s%s",
                session.key(),
                masked(session.caller().phone()),
                session.label(),
                session.events().size(),
                facts,
                text(answer, "/state"),
                text(answer, "/decision/rule"),
                verdict,
                held(answer),
                LateWords.of(answer));
    }

    static boolean isExpected(ScriptedSession session, JsonNode answer) {
        String rule = text(answer, "/decision/rule");
        return rule.matches(session.expectedRule().replace('/', '|'));
    }

    static String text(JsonNode answer, String pointer) {
        String text = answer.at(pointer).asText("");
        return text.isEmpty() || text.equals("null") ? "-" : text;
    }

    /** All but the last two digits hidden. */
    static String masked(String phone) {
        return phone == null || phone.length() < 2 ? "-" : "..." + phone.substring(phone.length() - 2);
    }

    private static String held(JsonNode answer) {
        String ticket = text(answer, "/decision/ticket");
        String action = text(answer, "/decision/action");
        String did = switch (action) {
            case "open" -> "opened ticket ";
            case "join" -> "joined ticket ";
            case "leave" -> "left alone ";
            default -> action + " ";
        };
        return did + ticket;
    }
}
