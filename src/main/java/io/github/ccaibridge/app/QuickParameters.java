package io.github.ccaibridge.app;

import io.github.ccaibridge.ticket.Asking;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.SimpleTypeConverter;
import org.springframework.stereotype.Component;

/**
 * Tells Camel that a case holds no parameters by name. Its SQL component asks for the body as a map, twice for each parameter of a
 * statement, and without an answer at hand all converters are gone through each time.
 */
@Component
class QuickParameters implements CamelContextConfiguration {
    @Override
    public void beforeApplicationStart(CamelContext camel) {
        camel.getTypeConverterRegistry()
                .addTypeConverter(Map.class, Asking.class, new SimpleTypeConverter(false, QuickParameters::none));
    }

    private static Object none(Class<?> wanted, Exchange exchange, Object asking) {
        return Map.of();
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // nothing is left to do
    }
}
