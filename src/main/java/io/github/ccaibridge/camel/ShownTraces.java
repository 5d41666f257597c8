package io.github.ccaibridge.camel;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.impl.debugger.BacklogTracer;
import org.apache.camel.impl.debugger.DefaultBacklogTracerEventMessage;
import org.apache.camel.management.mbean.ManagedBacklogTracer;
import org.apache.camel.spi.BacklogTracerEventMessage;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/**
 * What the backlog tracer shows over JMX: which way an exchange took, when, how long, and whose session it was. Bodies,
 * headers, other variables, addresses and exceptions stay inside: they hold numbers, names and the vendors' keys.
 */
@ManagedResource(description = "Managed BacklogTracer")
public final class ShownTraces extends ManagedBacklogTracer {
    private static final String TAG = BacklogTracerEventMessage.ROOT_TAG + "s";

    private ShownTraces(CamelContext camel, BacklogTracer tracer) {
        super(camel, tracer);
    }

    /** Puts itself in the place of Camel's own, under the same name, which Hawtio looks for. */
    public static void show(CamelContext camel) throws Exception {
        var tracer = camel.getCamelContextExtension().getContextPlugin(BacklogTracer.class);
        if (tracer != null) {
            var jmx = camel.getManagementStrategy();
            jmx.unmanageObject(new ManagedBacklogTracer(camel, tracer));
            jmx.manageObject(new ShownTraces(camel, tracer));
        }
    }

    @Override
    public List<BacklogTracerEventMessage> dumpTracedMessages(String nodeOrRouteId) {
        return cut(super.dumpTracedMessages(nodeOrRouteId));
    }

    @Override
    public List<BacklogTracerEventMessage> dumpAllTracedMessages() {
        return cut(super.dumpAllTracedMessages());
    }

    @Override
    public List<BacklogTracerEventMessage> dumpLatestMessageHistory() {
        return cut(super.dumpLatestMessageHistory());
    }

    @Override
    public String dumpTracedMessagesAsXml(String nodeOrRouteId) {
        return xml(dumpTracedMessages(nodeOrRouteId));
    }

    @Override
    public String dumpTracedMessagesAsJSon(String nodeOrRouteId) {
        return json(dumpTracedMessages(nodeOrRouteId));
    }

    @Override
    public String dumpAllTracedMessagesAsXml() {
        return xml(dumpAllTracedMessages());
    }

    @Override
    public String dumpAllTracedMessagesAsJSon() {
        return json(dumpAllTracedMessages());
    }

    @Override
    public String dumpLatestMessageHistoryAsXml() {
        return xml(dumpLatestMessageHistory());
    }

    @Override
    public String dumpLatestMessageHistoryAsJSon() {
        return json(dumpLatestMessageHistory());
    }

    private List<BacklogTracerEventMessage> cut(List<BacklogTracerEventMessage> traced) {
        return traced.stream().map(this::cut).toList();
    }

    private BacklogTracerEventMessage cut(BacklogTracerEventMessage whole) {
        var shown = new DefaultBacklogTracerEventMessage(
                getContext(),
                whole.isFirst(),
                whole.isLast(),
                whole.getUid(),
                whole.getTimestamp(),
                null,
                whole.getFromRouteId(),
                whole.getRouteId(),
                whole.getToNode(),
                whole.getToNodeParentId(),
                whole.getToNodeParentWhenId(),
                null,
                whole.getToNodeShortName(),
                whole.getToNode(),
                whole.getToNodeLevel(),
                whole.getExchangeId(),
                whole.getCorrelationExchangeId(),
                whole.isRest(),
                whole.isTemplate(),
                message(whole));
        shown.doneProcessing();
        shown.setElapsed(whole.getElapsed());
        return shown;
    }

    /** The session as the exchange's one variable, or none. */
    private static JsonObject message(BacklogTracerEventMessage whole) {
        var told = ((JsonObject) Jsoner.deserialize(whole.getMessageAsJSon(), new JsonObject())).getMap("message");
        var message = new JsonObject();
        for (var key : List.of("exchangeId", "exchangePattern", "exchangeType", "messageType")) {
            message.put(key, told.get(key));
        }
        if (told.get("exchangeVariables") instanceof JsonArray variables) {
            var session = new JsonArray();
            variables.stream()
                    .filter(one -> one instanceof JsonObject variable
                            && SessionInLogs.VARIABLE.equals(variable.getString("key")))
                    .forEach(session::add);
            message.put("exchangeVariables", session);
        }
        var root = new JsonObject();
        root.put("message", message);
        return root;
    }

    private static String xml(List<BacklogTracerEventMessage> shown) {
        return shown.stream()
                .map(one -> one.toXml(2))
                .collect(Collectors.joining("\n", "<" + TAG + ">\n", "\n</" + TAG + ">"));
    }

    private static String json(List<BacklogTracerEventMessage> shown) {
        var traces = new JsonArray();
        shown.forEach(one -> traces.add(one.asJSon()));
        var root = new JsonObject();
        root.put("traces", traces);
        return Jsoner.prettyPrint(root.toJson());
    }
}
