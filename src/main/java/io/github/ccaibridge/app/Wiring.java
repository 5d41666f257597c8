package io.github.ccaibridge.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.camel.Budget;
import io.github.ccaibridge.camel.Cases;
import io.github.ccaibridge.camel.Explanation;
import io.github.ccaibridge.camel.Failures;
import io.github.ccaibridge.camel.Filters;
import io.github.ccaibridge.camel.Gauges;
import io.github.ccaibridge.camel.RetryPreview;
import io.github.ccaibridge.camel.Transcripts;
import io.github.ccaibridge.ccai.CallObjects;
import io.github.ccaibridge.ccai.EndUsers;
import io.github.ccaibridge.ccai.Numbers;
import io.github.ccaibridge.ccai.SessionEvents;
import io.github.ccaibridge.ccai.Spellings;
import io.github.ccaibridge.kustomer.Answers;
import io.github.ccaibridge.kustomer.Assumptions;
import io.github.ccaibridge.kustomer.Conversations;
import io.github.ccaibridge.kustomer.Customers;
import io.github.ccaibridge.kustomer.KnownTickets;
import io.github.ccaibridge.kustomer.Messages;
import io.github.ccaibridge.kustomer.Notes;
import io.github.ccaibridge.kustomer.Users;
import io.github.ccaibridge.kustomer.WebAddress;
import io.github.ccaibridge.ticket.Awaited;
import io.github.ccaibridge.ticket.Deciding;
import io.github.ccaibridge.ticket.LateNotes;
import io.github.ccaibridge.ticket.LatePolicy;
import io.github.ccaibridge.ticket.Rests;
import io.github.ccaibridge.ticket.TicketPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.springframework.beans.factory.annotation.Value;
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
                tickets.callObjectWait(),
                tickets.healAfter());
    }

    @Bean
    LatePolicy latePolicy(BridgeSettings settings) {
        var transcripts = settings.transcripts().as();
        return new LatePolicy(
                settings.messages().post() == BridgeSettings.Post.AT_END,
                settings.recordings().enabled(),
                settings.recordings().holdBack(),
                settings.messages().gather(),
                settings.recordings().keptFor(),
                transcripts.contains(BridgeSettings.TranscriptShape.ATTACHMENT),
                transcripts.contains(BridgeSettings.TranscriptShape.COMMENT));
    }

    @Bean
    Spellings spellings(Environment settings) {
        return Binder.get(settings).bind("ccai.assume", Spellings.class).get();
    }

    @Bean
    Cases cases(Numbers numbers, Spellings spellings, TicketPolicy policy) {
        return new Cases(numbers, spellings, policy);
    }

    @Bean
    Deciding deciding(TicketPolicy policy) {
        return new Deciding(policy);
    }

    @Bean
    Awaited awaited(TicketPolicy policy, LatePolicy late) {
        return new Awaited(policy, late);
    }

    @Bean
    Rests rests(TicketPolicy policy, Awaited awaited) {
        return new Rests(policy, awaited);
    }

    @Bean
    LateNotes lateNotes(LatePolicy late) {
        return new LateNotes(late);
    }

    @Bean
    Transcripts transcripts(LatePolicy late, Environment settings) {
        return new Transcripts(late, settings.getRequiredProperty("bridge.artifacts.store"));
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
    Conversations conversations(Assumptions assumptions, Deciding deciding) {
        return new Conversations(assumptions, deciding);
    }

    @Bean
    KnownTickets knownTickets(
            Assumptions assumptions,
            BridgeSettings settings,
            @Value("${kustomer.webhook-secret:}") String token,
            @Value("${kustomer.webhook-secret-next:}") String nextToken) {
        var kustomer = settings.kustomer();
        return new KnownTickets(
                assumptions, token, nextToken, kustomer.ticketsTrustedFor(), kustomer.webhookProvedWithin());
    }

    @Bean
    Messages messages(Assumptions assumptions, Awaited awaited) {
        return new Messages(assumptions, awaited);
    }

    @Bean
    Notes notes(Assumptions assumptions, LateNotes lateNotes) {
        return new Notes(assumptions, lateNotes);
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
    Failures failures(BridgeSettings settings) {
        return new Failures(settings.kustomer().giveUpAfter());
    }

    @Bean
    Filters filters(Numbers numbers) {
        return new Filters(numbers);
    }

    @Bean
    RetryPreview retryPreview(Customers customers, Conversations conversations, Messages messages) {
        return new RetryPreview(customers, conversations, messages);
    }

    @Bean
    WebAddress webAddress(Environment settings) {
        return new WebAddress(settings.getProperty("kustomer.url"), settings.getProperty("kustomer.assume.web-url"));
    }

    @Bean
    Explanation explanation(WebAddress webAddress) {
        return new Explanation(webAddress);
    }

    @Bean
    Gauges gauges(MeterRegistry meters) {
        return new Gauges(meters);
    }
}
