package io.github.ccaibridge.ccai;

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
        if (type.contains("outbound") || type.contains("campaign")) {
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
}
