package io.github.ccaibridge.app;

import io.github.ccaibridge.ccai.ChatWebhooks;
import io.github.ccaibridge.kustomer.WebhookEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans behind the vendors' webhooks. */
@Configuration(proxyBeanMethods = false)
class WebhookWiring {
    @Bean
    WebhookEvent webhookEvent() {
        return new WebhookEvent();
    }

    @Bean
    ChatWebhooks chatWebhooks() {
        return new ChatWebhooks();
    }
}
