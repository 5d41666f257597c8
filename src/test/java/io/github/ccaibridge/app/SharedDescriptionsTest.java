package io.github.ccaibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ManagementMBeanAssembler;
import org.apache.camel.support.management.DefaultManagementMBeanAssembler;
import org.junit.jupiter.api.Test;

/** What an operator sees of a step in Hawtio is what Camel itself would show, though steps of a kind share their description. */
class SharedDescriptionsTest {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    @Test
    void aStepIsDescribedAsCamelDescribesIt() throws Exception {
        try (var plain = new DefaultCamelContext();
                var shared = new DefaultCamelContext()) {
            start(plain, new DefaultManagementMBeanAssembler(plain));
            start(shared, new SharedDescriptions(shared));
            for (var step : List.of("first", "second", "third")) {
                assertThat(SERVER.getMBeanInfo(nameOf(shared, step)).toString())
                        .isEqualTo(SERVER.getMBeanInfo(nameOf(plain, step)).toString());
            }
        }
    }

    @Test
    void eachStepTellsOfItselfAndTakesWhatIsMeantForIt() throws Exception {
        try (var camel = new DefaultCamelContext()) {
            start(camel, new SharedDescriptions(camel));
            camel.createProducerTemplate().sendBody("direct:begin", "x");
            SERVER.invoke(nameOf(camel, "second"), "reset", null, null);
            assertThat(told(camel, "ProcessorId")).containsExactly("first", "second", "third");
            assertThat(told(camel, "ExchangesTotal")).containsExactly(1L, 0L, 1L);
        }
    }

    private static List<Object> told(CamelContext camel, String attribute) throws Exception {
        return Arrays.asList(
                SERVER.getAttribute(nameOf(camel, "first"), attribute),
                SERVER.getAttribute(nameOf(camel, "second"), attribute),
                SERVER.getAttribute(nameOf(camel, "third"), attribute));
    }

    private static ObjectName nameOf(CamelContext camel, String step) throws Exception {
        return new ObjectName(
                "org.apache.camel:context=" + camel.getManagementName() + ",type=processors,name=\"" + step + "\"");
    }

    private static void start(CamelContext camel, ManagementMBeanAssembler assembler) throws Exception {
        camel.getCamelContextExtension().setManagementMBeanAssembler(assembler);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:begin")
                        .setBody(constant(1))
                        .id("first")
                        .setBody(constant(2))
                        .id("second")
                        .setBody(constant(3))
                        .id("third");
            }
        });
        camel.start();
    }
}
