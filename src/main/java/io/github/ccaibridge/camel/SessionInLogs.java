package io.github.ccaibridge.camel;

import org.apache.camel.Exchange;
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
        Work(Exchange exchange) {
            super(exchange, exchange.getContext().getInflightRepository(), null, false, false);
        }

        @Override
        public UnitOfWork newInstance(Exchange exchange) {
            return new Work(exchange);
        }

        @Override
        protected void prepareMDC(Exchange exchange) {
            super.prepareMDC(exchange);
            if (exchange.getVariable(VARIABLE) instanceof String session) {
                MDC.put(FIELD, session);
            } else {
                MDC.remove(FIELD);
            }
        }

        @Override
        public void clear() {
            super.clear();
            MDC.remove(FIELD);
        }
    }
}
