package io.github.ccaibridge.ccai;

import static io.github.ccaibridge.ccai.Told.CALLER;
import static io.github.ccaibridge.ccai.Told.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.session.Menu;
import org.junit.jupiter.api.Test;

/** The menu is the leaf queue the customer chose, wherever the session goes afterwards. */
class MenuChosenTest {
    @Test
    void theMenuIsRefinedUntilAnAgentTakesTheSession() {
        var told = Told.ivrCall()
                .event(0, "'queue_path_ids':'7','queue_path_names':'Support'", CALLER)
                .event(5, "'queue_path_ids':'7/26','queue_path_names':'Support/Orders'", CALLER);

        assertThat(told.facts().menu()).isEqualTo(new Menu("26", "Support/Orders"));
    }

    @Test
    void aQueueAfterATransferDoesNotChangeTheMenu() {
        var told = Told.ivrCall()
                .event(0, "'queue_path_ids':'7/26','queue_path_names':'Support/Orders'", CALLER)
                .event(5, "", CALLER, agent("A", "connected"))
                .event(60, "'queue_path_ids':'7/28','queue_path_names':'Support/Claims'", agent("A", "disconnected"));

        assertThat(told.facts().menu()).isEqualTo(new Menu("26", "Support/Orders"));
    }

    @Test
    void theQueueToldWithTheAcceptStillCounts() {
        var told = Told.ivrCall().event(0, "'queue_path_ids':'7/26'", CALLER, agent("A", "accepted"));

        assertThat(told.facts().menu().id()).isEqualTo("26");
    }

    @Test
    void theMenuComesFromTheCallObjectWhenNoEventTellsIt() {
        var told = Told.ivrCall().event(0, "", CALLER).object(300, Told.documentedObject(50211));

        assertThat(told.facts().menu()).isEqualTo(new Menu("26", "Support/Orders"));
    }

    @Test
    void anEventsMenuGoesBeforeThatOfTheCallObject() {
        var told = Told.ivrCall().event(0, "'queue_path_ids':'7/28'", CALLER).object(300, Told.documentedObject(50211));

        assertThat(told.facts().menu().id()).isEqualTo("28");
    }

    @Test
    void theCallObjectNamesTheMenuThatAnEventOnlyNumbers() {
        var told = Told.ivrCall().event(0, "'queue_path_ids':'7/26'", CALLER).object(300, Told.documentedObject(50211));

        assertThat(told.facts().menu()).isEqualTo(new Menu("26", "Support/Orders"));
    }

    @Test
    void anotherMenuDoesNotBearTheNameOfTheOneBefore() {
        var told = Told.ivrCall()
                .event(0, "'queue_path_ids':'7','queue_path_names':'Support'", CALLER)
                .event(5, "'queue_path_ids':'7/26'", CALLER);

        assertThat(told.facts().menu()).isEqualTo(new Menu("26", null));
    }

    @Test
    void theSameMenuKeepsItsName() {
        var told = Told.ivrCall()
                .event(0, "'queue_path_ids':'7/26','queue_path_names':'Support/Orders'", CALLER)
                .event(5, "'queue_path_ids':'7/26'", CALLER);

        assertThat(told.facts().menu()).isEqualTo(new Menu("26", "Support/Orders"));
    }
}
