package io.github.ccaibridge.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.camel.Budget;
import io.github.ccaibridge.camel.Cases;
import io.github.ccaibridge.camel.Explanation;
import io.github.ccaibridge.camel.Failures;
import io.github.ccaibridge.camel.Filters;
import io.github.ccaibridge.camel.Gauges;
import io.github.ccaibridge.camel.StuckUploads;
import io.github.ccaibridge.camel.UploadAddress;
import io.github.ccaibridge.camel.UploadFailures;
import io.github.ccaibridge.camel.Uploads;
import io.github.ccaibridge.ccai.CallObjects;
import io.github.ccaibridge.ccai.EndUsers;
import io.github.ccaibridge.ccai.Numbers;
import io.github.ccaibridge.ccai.SessionEvents;
import io.github.ccaibridge.kustomer.Answers;
import io.github.ccaibridge.kustomer.Assumptions;
import io.github.ccaibridge.kustomer.Attachments;
import io.github.ccaibridge.kustomer.Conversations;
import io.github.ccaibridge.kustomer.Customers;
import io.github.ccaibridge.kustomer.Messages;
import io.github.ccaibridge.kustomer.Users;
import io.github.ccaibridge.ticket.Deciding;
import io.github.ccaibridge.ticket.Rests;
import io.github.ccaibridge.ticket.TicketPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

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
    TicketPolicy ticketPolicy(BridgeSettings settings) {
        var tickets = settings.tickets();
        return new TicketPolicy(
                tickets.channelKey() == BridgeSettings.ChannelKey.MENU_TYPE_AND_MEDIUM,
                tickets.reopenClosedWithinDays(),
                TicketPolicy.CreateAt.valueOf(tickets.createAt().name()),
                tickets.abandoned() == BridgeSettings.Abandoned.CREATE,
                tickets.shortCall(),
                tickets.callbackWindow(),
                tickets.abandonedGrace(),
                tickets.settle(),
                tickets.callObjectWait());
    }

    @Bean
    Cases cases(Numbers numbers, TicketPolicy policy) {
        return new Cases(numbers, policy);
    }

    @Bean
    Deciding deciding(TicketPolicy policy) {
        return new Deciding(policy);
    }

    @Bean
    Rests rests(TicketPolicy policy) {
        return new Rests(policy);
    }

    @Bean
    CallObjects callObjects() {
        return new CallObjects();
    }

    @Bean
    EndUsers endUsers() {
        return new EndUsers();
    }

    @Bean
    Assumptions assumptions(Environment settings) {
        return Binder.get(settings).bind("kustomer.assume", Assumptions.class).get();
    }

    @Bean
    Customers customers(Assumptions assumptions, Numbers numbers, BridgeSettings settings) {
        return new Customers(
                assumptions, numbers, settings.contacts().severalMatches() == BridgeSettings.SeveralMatches.ASK);
    }

    @Bean
    Conversations conversations(Assumptions assumptions) {
        return new Conversations(assumptions);
    }

    @Bean
    Messages messages(Assumptions assumptions, Rests rests) {
        return new Messages(assumptions, rests);
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
    Budget budget(BridgeSettings settings) {
        return new Budget(settings.kustomer().budgetShare());
    }

    @Bean
    Failures failures() {
        return new Failures();
    }

    @Bean
    Filters filters() {
        return new Filters();
    }

    @Bean
    Explanation explanation() {
        return new Explanation();
    }

    @Bean
    Gauges gauges(MeterRegistry meters) {
        return new Gauges(meters);
    }

    // Files on their way into Kustomer.
    @Bean
    Attachments attachments(Assumptions assumptions) {
        return new Attachments(assumptions);
    }

    @Bean
    Uploads uploads(Attachments attachments, BridgeSettings settings) {
        return new Uploads(
                attachments,
                settings.artifacts().store(),
                settings.artifacts().publicUrl(),
                settings.recordings().maxBytes());
    }

    @Bean
    UploadAddress uploadAddress(BridgeSettings settings) {
        return new UploadAddress(String.join(",", settings.hostsAllowed()));
    }

    @Bean
    StuckUploads stuckUploads() {
        return new StuckUploads();
    }

    @Bean
    UploadFailures uploadFailures() {
        return new UploadFailures();
    }
}
