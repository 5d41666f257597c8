package io.github.ccaibridge.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.ticket.KustomerAnswer;
import io.github.ccaibridge.ticket.Progress;
import io.github.ccaibridge.ticket.SessionCase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The opening of a ticket alone, with Kustomer's answers given by the neighbours. */
class OpenTicketTest extends OneRouteFile {
    private static final Map<String, Object> OWN =
            Map.of("id", "v1", "attributes", Map.of("externalId", "ccai:call:1", "createdAt", "2025-11-26T09:00:00Z"));

    OpenTicketTest() {
        super("tickets/open-ticket.camel.yaml", "direct:(find|write|update|learn|kustomer).*");
    }

    @BeforeEach
    void kustomerListsNothing() {
        listing(List.of());
    }

    @Test
    void aFirstTryDoesNotLookBeforeItSends() throws Exception {
        creating(new KustomerAnswer(201, Map.of("id", "v1"), null));
        neighbour("direct:kustomer-request").expectedMessageCount(0);
        assertThat(open(new Progress()).ticket()).isEqualTo("v1");
        neighbour("direct:kustomer-request").assertIsSatisfied();
    }

    @Test
    void aTryWhoseOutcomeIsUnknownLooksFirstAndTakesWhatIsThere() throws Exception {
        listing(List.of(OWN));
        neighbour("direct:write-once").expectedMessageCount(0);
        assertThat(open(uncertain()).ticket()).isEqualTo("v1");
        neighbour("direct:write-once").assertIsSatisfied();
    }

    @Test
    void aTryWhoseOutcomeIsUnknownSendsAgainWhenNothingIsThere() throws Exception {
        creating(new KustomerAnswer(201, Map.of("id", "v2"), null));
        neighbour("direct:write-once").expectedMessageCount(1);
        assertThat(open(uncertain()).ticket()).isEqualTo("v2");
        neighbour("direct:write-once").assertIsSatisfied();
    }

    @Test
    void aConflictTakesTheTicketThatKustomerHas() {
        creating(new KustomerAnswer(409, null, null));
        listing(List.of(OWN));
        assertThat(open(new Progress()).ticket()).isEqualTo("v1");
    }

    private SessionCase open(Progress progress) {
        progress.customer = "c1";
        return send("open-ticket", decided(progress)).getMessage().getBody(SessionCase.class);
    }

    private static Progress uncertain() {
        var progress = new Progress();
        progress.intents.add("open-ticket");
        return progress;
    }

    private void creating(KustomerAnswer answer) {
        neighbour("direct:write-once")
                .whenAnyExchangeReceived(
                        e -> e.getIn().getBody(SessionCase.class).heard(answer));
    }

    private void listing(List<Object> conversations) {
        neighbour("direct:kustomer-request")
                .whenAnyExchangeReceived(
                        e -> e.getIn().getBody(SessionCase.class).heard(new KustomerAnswer(200, conversations, null)));
    }
}
