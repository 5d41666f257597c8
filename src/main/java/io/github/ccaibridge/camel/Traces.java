package io.github.ccaibridge.camel;

import io.github.ccaibridge.ticket.Asker;
import io.github.ccaibridge.ticket.SessionCase;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.telemetry.Op;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.propagation.CamelHeadersSpanContextPropagationExtractor;

/**
 * The way of an event as OpenTelemetry spans: the door, the work on its session, the decision, each request to a vendor. A span
 * tells route, step, session, rule, vendor, operation and status, and nothing of what is sent: no address, no query, no text.
 */
public final class Traces extends OpenTelemetryTracer {
    /** Names the span by which other work goes on: doors store it with the lane, and who claims the lane finds it there. */
    private static final String TRACEPARENT = "traceparent";

    private static final String OPEN = "bridge.openSpan";
    private final Pattern told;
    private final Map<String, String> vendors;

    /** A span and the one around it. */
    private record Open(Span span, Open around) {}

    /**
     * @param told a regular expression that finds itself in the endpoints that become spans
     * @param vendors the vendors' names by the hosts of their APIs
     */
    public Traces(String told, Map<String, String> vendors) {
        this.told = Pattern.compile(told);
        this.vendors = vendors;
    }

    @Override
    public boolean exclude(String endpoint, CamelContext camel) {
        return !told.matcher(endpoint).find();
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
        init(camel);
        return new Entry();
    }

    /** An exchange that came over a queue still carries the span of whoever woke it, which is another story. */
    private final class Entry extends RoutePolicySupport {
        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            if (isEntry(route, exchange)) {
                exchange.removeProperty(OPEN);
                exchange.removeVariable(TRACEPARENT);
                if (!exclude(route.getEndpoint().getEndpointUri(), exchange.getContext())) {
                    beginEventSpan(exchange, route.getEndpoint(), Op.EVENT_RECEIVED);
                }
            }
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            if (isEntry(route, exchange) && !exclude(route.getEndpoint().getEndpointUri(), exchange.getContext())) {
                endEventSpan(exchange, route.getEndpoint());
            }
        }

        private boolean isEntry(Route route, Exchange exchange) {
            return route.getRouteId().equals(exchange.getFromRouteId());
        }
    }

    @Override
    protected void beginEventSpan(Exchange exchange, Endpoint endpoint, Op op) {
        var around = exchange.getProperty(OPEN, Open.class);
        var span = getSpanLifecycleManager()
                .create(name(exchange, endpoint, op), around == null ? null : around.span(), stored(exchange));
        exchange.setProperty(OPEN, new Open(span, around));
        if (op == Op.EVENT_RECEIVED) {
            getSpanLifecycleManager().inject(span, exchange::setVariable, false);
        }
        tag(span, "bridge.route", route(exchange));
        if (op == Op.EVENT_SENT) {
            tag(span, "bridge.step", exchange.getExchangeExtension().getHistoryNodeId());
        }
        if (isHttp(endpoint)) {
            tag(span, "bridge.vendor", vendor(endpoint));
            tag(span, "bridge.operation", operation(exchange));
            tag(span, "http.request.method", exchange.getMessage().getHeader(Exchange.HTTP_METHOD, String.class));
        }
    }

    @Override
    protected void endEventSpan(Exchange exchange, Endpoint endpoint) {
        var open = exchange.getProperty(OPEN, Open.class);
        if (open == null) {
            return;
        }
        exchange.setProperty(OPEN, open.around());
        var span = open.span();
        var session = exchange.getVariable(SessionInLogs.VARIABLE, String.class);
        if (session != null) {
            tag(span, "bridge.session", session);
            tag(span, "bridge.session.kind", session.substring(0, session.indexOf('/')));
            tag(span, "bridge.session.id", session.substring(session.indexOf('/') + 1));
        }
        if (exchange.getVariable("case") instanceof SessionCase decided && !isHttp(endpoint)) {
            tag(span, "bridge.rule", decided.rule());
            tag(span, "bridge.action", decided.action());
        }
        tag(
                span,
                "http.response.status_code",
                exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, String.class));
        if (exchange.getException() != null) {
            span.setError(true);
            tag(span, "error.type", exchange.getException().getClass().getSimpleName());
        }
        getSpanLifecycleManager().deactivate(span);
        getSpanLifecycleManager().close(span);
    }

    private String name(Exchange exchange, Endpoint endpoint, Op op) {
        if (op == Op.EVENT_RECEIVED) {
            return route(exchange);
        }
        if (!isHttp(endpoint)) {
            return exchange.getExchangeExtension().getHistoryNodeId();
        }
        var operation = operation(exchange);
        return vendor(endpoint) + " " + (operation == null ? route(exchange) : operation);
    }

    private static String route(Exchange exchange) {
        var work = exchange.getUnitOfWork();
        var route = work == null ? null : work.getRoute();
        return route == null ? exchange.getFromRouteId() : route.getRouteId();
    }

    private static boolean isHttp(Endpoint endpoint) {
        return endpoint.getEndpointUri().startsWith("http");
    }

    private String vendor(Endpoint endpoint) {
        return vendors.getOrDefault(URI.create(endpoint.getEndpointBaseUri()).getAuthority(), "other");
    }

    /** What the case or the upload asks for, where it is the one that is sent just now. */
    private static String operation(Exchange exchange) {
        if (exchange.getVariable("asker") instanceof Asker asker && asker.request() != null) {
            var path = exchange.getMessage().getHeader(Exchange.HTTP_PATH, String.class);
            return asker.request().path().equals(path) ? asker.request().name() : null;
        }
        return null;
    }

    private static CamelHeadersSpanContextPropagationExtractor stored(Exchange exchange) {
        var before = exchange.getMessage().getBody() instanceof Map<?, ?> row ? row.get(TRACEPARENT) : null;
        var headers = exchange.getMessage().getHeaders();
        return new CamelHeadersSpanContextPropagationExtractor(
                before instanceof String traceparent ? Map.of(TRACEPARENT, traceparent) : headers);
    }

    private static void tag(Span span, String name, String value) {
        if (value != null) {
            span.setTag(name, value);
        }
    }
}
