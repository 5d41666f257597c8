package io.github.ccaibridge.app;

import io.github.ccaibridge.camel.PreflightReport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean that reports what must be right before the bridge can work. */
@Configuration(proxyBeanMethods = false)
class PreflightWiring {
    @Bean
    PreflightReport preflightReport(
            @Value("${bridge.public-url}") String publicUrl,
            @Value("${kustomer.webhook-secret:}") String webhookSecret,
            @Value("${bridge.status.inheritance}") String inheritance,
            @Value("${bridge.artifacts.store}") String store) {
        return new PreflightReport(publicUrl, webhookSecret, inheritance, store);
    }
}
