package io.github.ccaibridge.camel;

import java.util.Objects;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.engine.MDCUnitOfWork;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.spi.UnitOfWorkFactory;
import org.slf4j.MDC;

/** Gives every line that is logged for an exchange the key of its session, such as {@code call/50211}, beside its route. */
public final class SessionInLogs implements UnitOfWorkFactory {
    /** The variable in which routes note the session, and the field of the log. */
    static final String VARIABLE = "sessionKey";

    private static final String FIELD = "session";

    @Override
    public UnitOfWork createUnitOfWork(Exchange exchange) {
        return new Work(exchange);
    }

    private static final class Work extends MDCUnitOfWork {
        private final String original;

        Work(Exchange exchange) {
            super(exchange, exchange.getContext().getInflightRepository(), null, false, false);
            original = MDC.get(FIELD);
            note(exchange);
        }

        @Override
        public UnitOfWork newInstance(Exchange exchange) {
            return new Work(exchange);
        }

        /** Camel itself notes all its fields again at each step; they are lost with the thread, and after a part of a split. */
        @Override
        public AsyncCallback beforeProcess(Processor processor, Exchange exchange, AsyncCallback callback) {
            var route = getRoute();
            if (route != null && !route.getRouteId().equals(MDC.get(MDC_ROUTE_ID))) {
                prepareMDC(exchange);
            }
            note(exchange);
            return callback;
        }

        @Override
        public void afterProcess(Processor processor, Exchange exchange, AsyncCallback callback, boolean doneSync) {
            if (!doneSync) {
                clear();
            }
        }

        private static void note(Exchange exchange) {
            var session = exchange.getVariable(VARIABLE);
            if (!Objects.equals(session, MDC.get(FIELD))) {
                put(session instanceof String key ? key : null);
            }
        }

        private static void put(String session) {
            if (session == null) {
                MDC.remove(FIELD);
            } else {
                MDC.put(FIELD, session);
            }
        }

        @Override
        public void clear() {
            super.clear();
            put(original);
        }
    }
}
