package io.github.ccaibridge.sandbox.ccai;

import java.time.Instant;
import java.util.function.Supplier;

/** The life cycles of chats, in the web page, the app and messaging. */
public final class Chats {
    private final Supplier<String> eventIds;

    Chats(Supplier<String> eventIds) {
        this.eventIds = eventIds;
    }

    public ScriptedSession web(long id, Caller caller, Menu menu, Agent agent, Instant start) {
        ChatScript script = script(id, "In-web", "Messaging (Web)", caller, menu, start, agent);
        return script.session("web chat, " + menu.name(), "T1");
    }

    public ScriptedSession mobile(long id, Caller caller, Menu menu, Agent agent, Instant start) {
        // The documents give only "In-web" for session_type_v2; elsewhere the type of section 3.7 stands there.
        ChatScript script = script(id, "Messaging (Mobile)", "Messaging (Mobile)", caller, menu, start, agent);
        return script.session("chat in the mobile app, " + menu.name(), "T1");
    }

    public ScriptedSession sms(long id, Caller caller, Menu menu, Agent agent, Instant start) {
        String type = "Messaging Inbound (SMS)";
        return script(id, type, type, caller.onPhone(), menu, start, agent).session("SMS chat", "T1");
    }

    public ScriptedSession whatsApp(long id, Caller caller, Menu menu, Agent agent, Instant start) {
        String type = "Messaging (WhatsApp)";
        return script(id, type, type, caller.onPhone(), menu, start, agent).session("WhatsApp chat", "T1");
    }

    public ScriptedSession transferred(long id, Caller caller, Menu menu, Agent from, Agent to, Instant start) {
        ChatScript script = new ChatScript(id, "In-web", "Messaging (Web)", caller, menu, start, eventIds)
                .waiting()
                .connected(22, from)
                .transferred(100, from, to)
                .ended(300)
                .wrappedUp(320, to, Disposition.ORDER_STATUS);
        return script.session("transferred web chat, " + menu.name(), "T1");
    }

    /** The customer leaves before anybody took the chat. */
    public ScriptedSession abandoned(long id, Caller caller, Menu menu, Instant start) {
        return new ChatScript(id, "In-web", "Messaging (Web)", caller, menu, start, eventIds)
                .waiting()
                .ended(90)
                .session("web chat nobody took", "T1");
    }

    private ChatScript script(
            long id, String typeInEvent, String chatType, Caller caller, Menu menu, Instant start, Agent agent) {
        return new ChatScript(id, typeInEvent, chatType, caller, menu, start, eventIds)
                .waiting()
                .connected(22, agent)
                .ended(262)
                .wrappedUp(290, agent, Disposition.ORDER_STATUS);
    }
}
