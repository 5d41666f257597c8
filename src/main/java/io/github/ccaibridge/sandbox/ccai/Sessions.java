package io.github.ccaibridge.sandbox.ccai;

import java.util.function.Supplier;

/** The builders of scripted sessions, sharing one source of event ids. */
public final class Sessions {
    private final InboundCalls inbound;
    private final OutboundCalls outbound;
    private final Chats chats;

    public Sessions(long seed) {
        this(new EventIds(seed));
    }

    public Sessions(Supplier<String> eventIds) {
        this.inbound = new InboundCalls(eventIds);
        this.outbound = new OutboundCalls(eventIds);
        this.chats = new Chats(eventIds);
    }

    public InboundCalls inbound() {
        return inbound;
    }

    public OutboundCalls outbound() {
        return outbound;
    }

    public Chats chats() {
        return chats;
    }
}
