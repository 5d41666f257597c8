package io.github.ccaibridge.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.camel.Bench;
import io.github.ccaibridge.camel.Explanation;
import io.github.ccaibridge.camel.Failures;
import io.github.ccaibridge.ccai.CallObjects;
import io.github.ccaibridge.ccai.Numbers;
import io.github.ccaibridge.ccai.SessionEvents;
import io.github.ccaibridge.kustomer.Answers;
import io.github.ccaibridge.kustomer.Conversations;
import io.github.ccaibridge.kustomer.Customers;
import io.github.ccaibridge.kustomer.Messages;
import io.github.ccaibridge.kustomer.Users;
import io.github.ccaibridge.ticket.TicketPolicy;
import java.util.Locale;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the routes name. */
@Configuration(proxyBeanMethods = false)
class Wiring {
    @Bean
    JacksonDataFormat jsonTree() {
        return new JacksonDataFormat(JsonNode.class);
    }

    @Bean
    Numbers numbers(BridgeSettings settings) {
        return new Numbers(settings.contacts().defaultCountry());
    }

    @Bean
    SessionEvents sessionEvents(Numbers numbers) {
        return new SessionEvents(numbers);
    }

    @Bean
    Bench bench(Numbers numbers, BridgeSettings settings) {
        var tickets = settings.tickets();
        return new Bench(
                numbers,
                new TicketPolicy(
                        tickets.channelKey() == BridgeSettings.ChannelKey.MENU_TYPE_AND_MEDIUM,
                        tickets.reopenClosedWithinDays(),
                        tickets.createAt().name().toLowerCase(Locale.ROOT),
                        tickets.abandoned() == BridgeSettings.Abandoned.CREATE,
                        tickets.shortCall(),
                        tickets.callbackWindow(),
                        tickets.abandonedGrace(),
                        tickets.settle()));
    }

    @Bean
    CallObjects callObjects() {
        return new CallObjects();
    }

    @Bean
    Customers customers() {
        return new Customers();
    }

    @Bean
    Conversations conversations() {
        return new Conversations();
    }

    @Bean
    Messages messages() {
        return new Messages();
    }

    @Bean
    Users users(BridgeSettings settings) {
        return new Users(settings.owner().defaultAgentEmail());
    }

    @Bean
    Answers answers() {
        return new Answers();
    }

    @Bean
    Failures failures() {
        return new Failures();
    }

    @Bean
    Explanation explanation() {
        return new Explanation();
    }
}
