package io.github.ccaibridge.app;

import io.github.ccaibridge.ccai.ChatWebhooks;
import io.github.ccaibridge.kustomer.WebhookEvent;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans behind the vendors' webhooks. */
@Configuration(proxyBeanMethods = false)
class WebhookWiring {
    @Bean
    WebhookEvent webhookEvent(@Value("${kustomer.assume.other-connector-app}") String otherConnector) {
        return new WebhookEvent(otherConnector);
    }

    @Bean
    ChatWebhooks chatWebhooks() {
        return new ChatWebhooks();
    }
}
