package io.github.ccaibridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.UnitOfWorkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class SessionInLogsTest {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        camel.setUseMDCLogging(true);
        camel.getCamelContextExtension().addContextPlugin(UnitOfWorkFactory.class, new SessionInLogs());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:outer")
                        .routeId("outer")
                        .process(this::look)
                        .setVariable(SessionInLogs.VARIABLE, constant("call/1"))
                        .process(this::look)
                        .to("direct:inner")
                        .process(this::look);
                from("direct:inner").routeId("inner").process(this::look);
                from("direct:later")
                        .routeId("later")
                        .setVariable(SessionInLogs.VARIABLE, constant("call/2"))
                        .delay(20)
                        .asyncDelayed()
                        .process(this::look)
                        .process(this::look);
                from("direct:split")
                        .routeId("split")
                        .setVariable(SessionInLogs.VARIABLE, constant("call/3"))
                        .split(constant(List.of("call/4", "call/5")))
                        .setVariable(SessionInLogs.VARIABLE, body())
                        .process(this::look)
                        .end()
                        .process(this::look);
            }

            private void look(Exchange exchange) {
                seen.add(MDC.get("camel.routeId") + " " + MDC.get("session"));
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        MDC.clear();
    }

    private void send(String route) {
        camel.createProducerTemplate().sendBody("direct:" + route, "");
    }

    @Test
    void eachStepIsLoggedWithItsRouteAndItsSessionAndNothingStaysBehind() {
        send("outer");
        assertThat(seen).containsExactly("outer null", "outer call/1", "inner call/1", "outer call/1");
        assertThat(MDC.get("session")).isNull();
        assertThat(MDC.get("camel.routeId")).isNull();
    }

    @Test
    void whatGoesOnInAnotherThreadIsLoggedInTheSameWayAndTheFirstThreadForgetsIt() {
        send("later");
        assertThat(seen).containsExactly("later call/2", "later call/2");
        assertThat(MDC.get("session")).isNull();
        assertThat(MDC.get("camel.routeId")).isNull();
    }

    @Test
    void eachPartOfASplitIsLoggedWithItsOwnSession() {
        send("split");
        assertThat(seen).containsExactly("split call/4", "split call/5", "split call/3");
    }

    @Test
    void whateverALineWasLoggedWithBeforeIsThereAgainAfterwards() {
        MDC.put("session", "call/9");
        send("outer");
        assertThat(seen).startsWith("outer null", "outer call/1");
        assertThat(MDC.get("session")).isEqualTo("call/9");
    }
}
