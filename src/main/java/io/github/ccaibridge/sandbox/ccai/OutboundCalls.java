package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.Supplier;

/** The life cycles of calls that agents and campaigns make. */
public final class OutboundCalls {
    private final Supplier<String> eventIds;

    OutboundCalls(Supplier<String> eventIds) {
        this.eventIds = eventIds;
    }

    public ScriptedSession made(long id, Caller to, Agent agent, Instant start) {
        return made(id, "Voice Outbound", to, agent, start, "outbound call", "T3");
    }

    public ScriptedSession campaign(long id, Caller to, Agent agent, Instant start) {
        return made(id, "Voice Campaign", to, agent, start, "campaign call", "T3");
    }

    public ScriptedSession throughApi(long id, Caller to, Agent agent, Instant start) {
        return made(id, "Voice Outbound (API)", to, agent, start, "outbound call through the API", "T3");
    }

    /** Hang up and call back: a new call with a new id that names its parent. */
    public ScriptedSession callBack(ScriptedSession parent, long id, Agent agent, Instant start) {
        ScriptedSession child = callBackWithoutParent(parent, id, agent, start);
        child.stages().forEach(call -> call.put("parent_id", parent.id()));
        return child.labelled("call back, naming its parent", "U5");
    }

    /** The same where the platform does not fill the parent: only agent, customer and time tell. */
    public ScriptedSession callBackWithoutParent(ScriptedSession parent, long id, Agent agent, Instant start) {
        return made(id, parent.caller(), agent, start).labelled("call back without a parent", "U5");
    }

    private ScriptedSession made(
            long id, String type, Caller to, Agent agent, Instant start, String label, String rule) {
        Caller dialled = to.phone() == null ? to : to.onPhone();
        CallScript script = new CallScript(id, type, "outgoing", dialled, null, start, eventIds)
                .started(agent.initiator())
                .accepted(1, agent)
                .connected(9, agent)
                .ended(189, agent.initiator())
                .wrappedUp(210, agent, new Disposition("Call back", "CB-01", "Informed about delivery"));
        ObjectNode call = CallObject.finished(script).put("disconnected_by", "disconnected_by_agent");
        return script.session(label, rule, call);
    }
}
