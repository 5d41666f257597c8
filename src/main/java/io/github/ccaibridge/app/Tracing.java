package io.github.ccaibridge.app;

import io.github.ccaibridge.camel.Traces;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** OpenTelemetry's traces: nothing of them exists until {@code OTEL_EXPORTER_OTLP_ENDPOINT} says where they go. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${otel.exporter.otlp.endpoint:}'.isBlank()")
class Tracing {
    /** Whatever else OpenTelemetry's own settings say ({@code OTEL_*}) wins over these. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "otel.service.name", "ccai-kustomer-bridge",
            "otel.traces.exporter", "otlp",
            "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.propagators", "tracecontext",
            "otel.metrics.exporter", "none",
            "otel.logs.exporter", "none");

    @Bean
    OpenTelemetrySdk openTelemetry(Environment settings) {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> DEFAULTS)
                .addPropertiesCustomizer(properties -> given(settings))
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
    }

    @Bean
    Tracer tracer(OpenTelemetrySdk openTelemetry) {
        return openTelemetry.getTracer("ccai-kustomer-bridge");
    }

    @Bean
    ContextPropagators contextPropagators(OpenTelemetrySdk openTelemetry) {
        return openTelemetry.getPropagators();
    }

    @Bean
    CamelContextConfiguration traces(Environment settings) {
        var traces = new Traces(settings.getRequiredProperty("bridge.traces.endpoints"), vendors(settings));
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                traces.init(camel);
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {}
        };
    }

    private static Map<String, String> vendors(Environment settings) {
        var vendors = new LinkedHashMap<String, String>();
        for (var vendor : new String[] {"kustomer", "ccai"}) {
            vendors.put(URI.create(settings.getProperty(vendor + ".url", "")).getAuthority(), vendor);
        }
        return vendors;
    }

    /** The same names as Spring's properties, so that they may stand in a file or be mounted as secrets too. */
    private static Map<String, String> given(Environment settings) {
        var given = new LinkedHashMap<String, String>();
        Binder.get(settings)
                .bind("otel", Bindable.mapOf(String.class, String.class))
                .ifBound(found -> found.forEach((name, value) -> given.put("otel." + name, value)));
        return given;
    }
}
