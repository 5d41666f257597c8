package io.github.ccaibridge.ccai;

import io.github.ccaibridge.session.Party;
import java.util.Locale;

/** The channel a session type stands for (C 3.7, C 9 channel key derivation). */
final class Channels {
    private Channels() {}

    static String of(String sessionType) {
        if (sessionType == null) {
            return null;
        }
        var type = sessionType.toLowerCase(Locale.ROOT);
        if (type.contains("ivr") || type.equals("incomingcall")) {
            return "ivr";
        }
        if (outbound(type)) {
            return "outbound";
        }
        if (type.contains("sms") || type.contains("whatsapp")) {
            return "messaging";
        }
        if (type.contains("mobile") || type.contains("app")) {
            return "mobile";
        }
        return type.contains("web") ? "web" : "api";
    }

    static boolean outbound(String sessionType) {
        return sessionType.toLowerCase(Locale.ROOT).matches(".*(outbound|campaign).*");
    }

    /** Whether a session type, or the word for a kind, stands for a chat. */
    static boolean isChat(String sessionType) {
        return sessionType.toLowerCase(Locale.ROOT).matches(".*(messaging|chat).*");
    }

    /** Where a session came in when neither its events nor its object say so (inferred; C 3.7 names no default). */
    static String assumed(String kind, Party party) {
        if ("chat".equals(kind)) {
            return "web";
        }
        return party.endUserId() != null || party.identifier() != null ? "mobile" : "ivr";
    }
}
