package io.github.ccaibridge.app;

import io.github.ccaibridge.ccai.ChatWebhooks;
import io.github.ccaibridge.kustomer.AppDefinition;
import io.github.ccaibridge.kustomer.AppRegistry;
import io.github.ccaibridge.kustomer.WebhookEvent;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans behind the vendors' webhooks, and of our app in Kustomer. */
@Configuration(proxyBeanMethods = false)
class WebhookWiring {
    @Bean
    WebhookEvent webhookEvent(@Value("${kustomer.assume.other-connector-app}") String otherConnector) {
        return new WebhookEvent(otherConnector);
    }

    @Bean
    AppDefinition appDefinition(
            @Value("${bridge.public-url}") String publicUrl,
            @Value("${kustomer.app-name}") String app,
            @Value("${kustomer.app-queue}") String queue,
            @Value("${ccai.agent-adapter-url}") String adapter,
            @Value("${ccai.url}") String ccai) {
        return new AppDefinition(publicUrl, app, queue, adapter, ccai);
    }

    @Bean
    AppRegistry appRegistry(AppDefinition definition, @Value("${kustomer.assume.installed-apps}") String installed) {
        return new AppRegistry(definition, installed);
    }

    @Bean
    ChatWebhooks chatWebhooks() {
        return new ChatWebhooks();
    }
}
