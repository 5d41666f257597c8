package io.github.ccaibridge.app;

import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.stereotype.Component;

/** Lets thousands of steps share their descriptions in JMX before the first of them is registered. */
@Component
final class JmxWiring implements CamelContextConfiguration {
    @Override
    public void beforeApplicationStart(CamelContext camel) {
        camel.getCamelContextExtension().setManagementMBeanAssembler(new SharedDescriptions(camel));
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // nothing is left to do
    }
}
