package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The life cycles of calls that come in. */
public final class InboundCalls {
    static final String IVR = "Voice Inbound (IVR)";
    private static final Duration TALK = Duration.ofSeconds(242);

    private final Supplier<String> eventIds;

    InboundCalls(Supplier<String> eventIds) {
        this.eventIds = eventIds;
    }

    public ScriptedSession answered(long id, Caller caller, Menu menu, Agent agent, Instant start) {
        return answered(id, caller, menu, agent, start, TALK);
    }

    public ScriptedSession answered(long id, Caller caller, Menu menu, Agent agent, Instant start, Duration talk) {
        return answered(id, IVR, caller, menu, agent, start, talk, "answered IVR call, " + menu.name(), "T2");
    }

    public ScriptedSession abandoned(long id, Caller caller, Menu menu, Instant start) {
        CallScript script =
                script(id, IVR, caller, menu, start).startedInQueue(caller.dn()).ended(41, caller.endUser());
        script.routedAt = start.plusSeconds(5);
        return script.session("abandoned IVR call, " + menu.name(), "T4", CallObject.abandoned(script));
    }

    public ScriptedSession voicemail(long id, Caller caller, Menu menu, Instant start) {
        CallScript script = script(id, IVR, caller, menu, start)
                .started(caller.dn())
                .routed(9.5)
                .ended(72, caller.endUser());
        return script.session("voicemail, " + menu.name(), "T5", CallObject.voicemail(script));
    }

    /** The number is withheld: the dn is "anonymous", empty or (null) absent. */
    public ScriptedSession withheld(long id, String dn, Menu menu, Agent agent, Instant start) {
        String how = dn == null ? "no number" : dn.isEmpty() ? "empty number" : dn;
        return answered(id, Caller.withheld(id, dn), menu, agent, start)
                .labelled("answered IVR call, " + menu.name() + ", withheld (" + how + ")", "T2");
    }

    public ScriptedSession mobile(long id, Caller caller, Menu menu, Agent agent, Instant start) {
        return answered(
                id, "Voice Inbound (Mobile)", caller, menu, agent, start, TALK, "call from the mobile app", "T1");
    }

    public ScriptedSession api(long id, Caller caller, Menu menu, Agent agent, Instant start) {
        return answered(id, "Voice Inbound (API)", caller, menu, agent, start, TALK, "call through the API", "T1");
    }

    public ScriptedSession scheduled(long id, Caller caller, Menu menu, Agent agent, Instant start) {
        ScriptedSession session = answered(
                id, "Voice Scheduled (Mobile)", caller, menu, agent, start, TALK, "scheduled call from the app", "T1");
        session.stages().forEach(call -> call.put("scheduled_at", Clock.iso(start)));
        return session;
    }

    /** Answered, and cut off within ten seconds of connecting. */
    public ScriptedSession tooShort(long id, Caller caller, Menu menu, Agent agent, Instant start) {
        CallScript script = answering(id, IVR, caller, menu, agent, start).ended(34, caller.endUser());
        return script.session("short IVR call, " + menu.name(), "T2", CallObject.finished(script));
    }

    /** A call that broke off; its child goes on under a new id. */
    public ScriptedSession recovered(long id, Caller caller, Menu menu, Agent agent, Instant start) {
        CallScript script = answering(id, "Voice Inbound (Mobile)", caller, menu, agent, start)
                .ended(50, caller.endUser());
        ObjectNode object = CallObject.finished(script).put("status", "recovered");
        return script.session("app call that broke off", "T1", object);
    }

    public ScriptedSession recoveryOf(ScriptedSession parent, long id, Menu menu, Agent agent, Instant start) {
        ScriptedSession child =
                mobile(id, parent.caller(), menu, agent, start).labelled("app call taken up again", "U1/U5");
        child.stages().forEach(call -> call.put("parent_id", parent.id()));
        return child;
    }

    public ScriptedSession transferred(long id, Caller caller, Menu menu, Agent from, Agent to, Instant start) {
        CallScript script = answering(id, IVR, caller, menu, from, start)
                .offered(120, from, to)
                .transferAccepted(126, from, to)
                .handedOver(130, from, to)
                .ended(360, caller.endUser())
                .wrappedUp(372, from, Disposition.ORDER_STATUS)
                .wrappedUp(395, to, new Disposition("Refund", "REF-02", "Refund agreed"));
        script.transfers.add(Transfer.accepted(id, start.plusSeconds(120), start.plusSeconds(360), from, to, menu));
        return script.session("transferred IVR call, " + menu.name(), "T2", CallObject.finished(script));
    }

    public ScriptedSession transferNotAccepted(long id, Caller caller, Menu menu, Agent from, Agent to, Instant start) {
        CallScript script = answering(id, IVR, caller, menu, from, start)
                .offered(120, from, to)
                .connected(145, from)
                .ended(300, caller.endUser())
                .wrappedUp(330, from, Disposition.ORDER_STATUS);
        script.transfers.add(Transfer.notAccepted(id, start.plusSeconds(120), from, to, menu));
        return script.session("IVR call, transfer not accepted", "T2", CallObject.finished(script));
    }

    /** The first event is spelled as the quality-management export does (section 10.4). */
    public ScriptedSession spelledForQuality(long id, Caller caller, Menu menu, Agent agent, Instant start) {
        CallScript script = script(id, IVR, caller, menu, start)
                .raw(start.minusMillis(300), QualityEvents.ringing(id, caller, menu, agent));
        finish(script.started(caller.dn()), agent, TALK);
        return script.session("answered IVR call, quality-management spelling", "T2", CallObject.finished(script));
    }

    private ScriptedSession answered(
            long id,
            String type,
            Caller caller,
            Menu menu,
            Agent agent,
            Instant start,
            Duration talk,
            String label,
            String rule) {
        CallScript script = script(id, type, caller, menu, start).started(caller.dn());
        finish(script, agent, talk);
        return script.session(label, rule, CallObject.finished(script));
    }

    private static void finish(CallScript script, Agent agent, Duration talk) {
        double end = 28 + talk.toSeconds();
        script.routed(9.5)
                .accepted(26.2, agent)
                .connected(28, agent)
                .ended(end, script.caller.endUser())
                .wrappedUp(end + 42, agent, Disposition.ORDER_STATUS);
    }

    private CallScript answering(long id, String type, Caller caller, Menu menu, Agent agent, Instant start) {
        return script(id, type, caller, menu, start)
                .started(caller.dn())
                .routed(9.5)
                .accepted(26.2, agent)
                .connected(28, agent);
    }

    private CallScript script(long id, String type, Caller caller, Menu menu, Instant start) {
        return new CallScript(id, type, "incoming", caller, menu, start, eventIds);
    }
}
