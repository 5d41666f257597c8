package io.github.ccaibridge.sandbox.hour;

import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which rule should decide a session, given the sessions before it: every ticket of the hour stays open. */
final class Expectation {
    private final Map<Long, Set<String>> openTickets = new HashMap<>();

    ScriptedSession of(ScriptedSession session) {
        Caller caller = session.caller();
        if (caller.isWithheld()) {
            return session;
        }
        Set<String> tickets = openTickets.computeIfAbsent(caller.endUserId(), id -> new HashSet<>());
        String own = session.expectedRule();
        boolean isSplit = own.contains("U");
        if (own.equals("T3")) {
            String rule = tickets.isEmpty() ? "T3" : "U2";
            tickets.add("outbound");
            return session.labelled(session.label(), rule);
        }
        boolean joins = !tickets.add(queue(session)) && !own.equals("T5") && !isSplit;
        return joins ? session.labelled(session.label() + ", again", "U1") : session;
    }

    /** Menu, channel and medium: the default of `tickets.channel-key`. */
    private static String queue(ScriptedSession session) {
        var object = session.object();
        String type = object.path("chat_type").asText("");
        String channel = type.contains("SMS") || type.contains("WhatsApp")
                ? "messaging"
                : object.at("/call_type").asText("").contains("API")
                        ? "api"
                        : object.at("/selected_menu/menu_type").asText();
        return session.kind() + " " + channel + " "
                + object.at("/selected_menu/id").asText();
    }
}
