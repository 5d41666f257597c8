package io.github.ccaibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.ticket.Asking;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What Camel's SQL component asks of each body for each parameter has an answer at hand. */
class QuickParametersTest {
    @Test
    void aCaseHoldsNoParametersByName() throws Exception {
        try (var camel = new DefaultCamelContext()) {
            new QuickParameters().beforeApplicationStart(camel);
            camel.start();
            Object answered = camel.getTypeConverter().tryConvertTo(Map.class, new Asking());
            assertThat(answered).isEqualTo(Map.of());
        }
    }
}
