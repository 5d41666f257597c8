package io.github.ccaibridge.camel;

import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.seda.SedaEndpoint;

/**
 * The workers of this process that have nothing to do. A lane that is free is claimed for one of them in the transaction that stores
 * its events; while all are busy, lanes wait and are claimed many at once.
 */
public final class IdleWorkers implements CamelContextAware {
    private static final String WORK = "work-lane";

    private CamelContext camelContext;

    /** How many lanes may be claimed at once, and the token of their leases, as store-events.sql asks for them. */
    public Map<String, Object> offer() {
        return Map.of("token", UUID.randomUUID().toString(), "room", working() ? Math.max(0, room()) : 0);
    }

    private boolean working() {
        return ServiceStatus.Started == camelContext.getRouteController().getRouteStatus(WORK);
    }

    private int room() {
        return queue().getConcurrentConsumers()
                - queue().getCurrentQueueSize()
                - camelContext.getInflightRepository().size(WORK);
    }

    private SedaEndpoint queue() {
        return (SedaEndpoint) camelContext.getRoute(WORK).getEndpoint();
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
