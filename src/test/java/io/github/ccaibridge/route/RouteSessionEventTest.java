package io.github.ccaibridge.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.ticket.Progress;
import io.github.ccaibridge.ticket.Situation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The router alone: which neighbour a situation is sent to. */
class RouteSessionEventTest extends OneRouteFile {
    RouteSessionEventTest() {
        super("tickets/route-session-event.camel.yaml", "direct:(choose|update|read|note|await|settle).*");
    }

    @ParameterizedTest
    @CsvSource({
        "VOICEMAIL_LEFT, choose-ticket",
        "OUTBOUND_MADE, choose-ticket",
        "APP_SESSION_ARRIVED, choose-ticket",
        "PHONE_CALL_ANSWERED, choose-ticket",
        "CALLER_GAVE_UP, choose-ticket",
        "END_USER_NEEDED, read-end-user"
    })
    void aSituationGoesToTheNeighbourThatKnowsIt(Situation situation, String route) throws Exception {
        neighbour("direct:" + route).expectedMessageCount(1);
        var body =
                send("route-session-event", undecided(situation)).getMessage().getBody();
        neighbour("direct:" + route).assertIsSatisfied();
        assertThat(body).isNotNull();
    }

    @Test
    void aDecidedSessionBringsItsTicketUpToDate() throws Exception {
        neighbour("direct:update-ticket").expectedMessageCount(1);
        neighbour("direct:choose-ticket").expectedMessageCount(0);
        send("route-session-event", decided(new Progress()));
        neighbour("direct:update-ticket").assertIsSatisfied();
        neighbour("direct:choose-ticket").assertIsSatisfied();
    }
}
