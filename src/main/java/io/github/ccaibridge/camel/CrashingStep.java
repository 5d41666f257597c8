package io.github.ccaibridge.camel;

import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.ServiceStatus;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Stands around the one step of the routes that a crash point names, and leaves every other alone. */
public final class CrashingStep implements InterceptStrategy {
    private final Crash crash;
    private final Consumer<Runnable> transaction;

    /** {@code transaction} does what it is given in one that is committed afterwards. */
    public CrashingStep(Crash crash, Consumer<Runnable> transaction) {
        this.crash = crash;
        this.transaction = transaction;
    }

    @Override
    public Processor wrapProcessorInInterceptors(CamelContext camel, NamedNode step, Processor target, Processor next) {
        var named = crash.point().step().filter(id -> id.equals(step.getId())).isPresent();
        return named ? new Around(target) : target;
    }

    private final class Around extends DelegateAsyncProcessor {
        private Around(Processor step) {
            super(step);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            switch (crash.point().moment()) {
                case BEFORE -> crash.pass();
                case BEFORE_WHILE_STOPPING -> passWhenStopping(exchange);
                case HALF_OF_ITS_BODY_SENT -> cutBody(exchange, 2);
                case ITS_BODY_SENT -> cutBody(exchange, 1);
                case BEFORE_ITS_COMMIT -> {
                    transaction.accept(() -> stayOpen(exchange));
                    callback.done(true);
                    return true;
                }
                default -> {
                    return super.process(exchange, done -> {
                        passWhenDone(exchange);
                        callback.done(done);
                    });
                }
            }
            return super.process(exchange, callback);
        }

        private void stayOpen(Exchange exchange) {
            try {
                getProcessor().process(exchange);
            } catch (Exception failed) {
                exchange.setException(failed);
            }
            passWhenDone(exchange);
        }

        private void passWhenDone(Exchange exchange) {
            if (!exchange.isFailed()) {
                crash.pass();
            }
        }
    }

    private void passWhenStopping(Exchange exchange) {
        if (exchange.getContext().getStatus() == ServiceStatus.Stopping) {
            crash.pass();
        }
    }

    private void cutBody(Exchange exchange, int parts) {
        var body = exchange.getMessage().getBody();
        if (body != null) {
            var whole = body instanceof HttpEntity entity ? entity : text(exchange, body);
            exchange.getMessage().setBody(new CutBody(whole, whole.getContentLength() / parts, crash::pass));
        }
    }

    private static HttpEntity text(Exchange exchange, Object body) {
        var type = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class);
        return new StringEntity(body.toString(), ContentType.parse(type));
    }
}
