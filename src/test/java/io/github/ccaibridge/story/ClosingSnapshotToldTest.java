package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.sandbox.ccai.Agent;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is written late never undoes what people did, and the metadata file has the last word about the rest (C 4.1). */
class ClosingSnapshotToldTest extends ToldStory {
    private static String dana;

    @BeforeAll
    static void start() {
        begin("bridge.recordings.hold-back=5s");
        dana = bridge.kustomer.addUser(Agent.DANA_REYES.email(), Agent.DANA_REYES.name());
    }

    @Test
    void theFileWinsOverEventsAboutMenuLanguageAndDurations() {
        var call = answered(801)
                .withAftermath(late -> late.changed(file -> {
                    file.put("lang", "de")
                            .put("call_duration", 77)
                            .put("hold_duration", 12)
                            .put("wait_duration", 5);
                    ((ObjectNode) file.path("selected_menu")).put("id", 28).put("name", "Returns");
                    ((ObjectNode) file.path("menu_path"))
                            .put("name", "Support / Returns")
                            .put("materialized_path", "7/28");
                }));
        bridge.play(call);
        assertThat(shown.field(call, "ccaiQueueNameStr").asText()).isEqualTo("Orders");
        shown.drop.leave(call);
        shown.awaitRead(call);
        assertThat(shown.field(call, "ccaiQueueNameStr").asText()).isEqualTo("Returns");
        assertThat(shown.field(call, "ccaiCallDurationNum").asInt()).isEqualTo(77);
        assertThat(shown.field(call, "ccaiHoldTimeNum").asInt()).isEqualTo(12);
        assertThat(shown.field(call, "ccaiWaitTimeNum").asInt()).isEqualTo(5);
        assertThat(bridge.ticketOf("call", "801")
                        .at("/attributes/custom/ccaiLanguageStr")
                        .asText())
                .isEqualTo("de");
    }

    @Test
    void theFileDoesNotMoveASessionToTheTicketOfItsMenu() {
        var caller = caller(802);
        var returns = bridge.ticket(bridge.knownCustomer(caller.phone()), "open", "ivr-voice", "28");
        var call = answered(802)
                .withAftermath(late -> late.changed(file -> {
                    ((ObjectNode) file.path("selected_menu")).put("id", 28).put("name", "Returns");
                    ((ObjectNode) file.path("menu_path"))
                            .put("name", "Support / Returns")
                            .put("materialized_path", "7/28");
                }));
        shown.happensAndLeaves(call);
        assertThat(bridge.ruleOf("call/802")).isEqualTo("T2");
        assertThat(bridge.ticketWith("call", "802"))
                .isNotEqualTo(returns)
                .isEqualTo(bridge.ticketOf("call", "802").path("id").asText());
    }

    @Test
    void whatPeopleWroteIntoTheTicketOutlivesEverythingLate() {
        var call = transferred(803).rated(5, "Merci").recordedAfter(Duration.ofMinutes(4));
        var other = bridge.kustomer.addUser("mira.lindt@example.com", "Mira Lindt");
        bridge.play(transferred(803));
        var id = bridge.ticketWith("call", "803");
        var edit = JsonNodeFactory.instance.objectNode().put("status", "done").put("name", "Lost parcel");
        edit.putArray("assignedUsers").add(other);
        edit.putObject("custom").put("reasonStr", "carrier");
        bridge.kustomer.setConversation(id, edit);
        call.putStageNow(bridge.ccai, call.stages().size() - 1);
        Shown.eventually(() -> assertThat(shown.attachedTo(shown.message(call))).hasSize(1));
        shown.drop.leave(call.withAftermath(late -> late.now()));
        shown.awaitRead(call);
        assertThat(shown.field(call, "ccaiCsatCommentTxt").asText()).isEqualTo("Merci");
        var ticket = bridge.ticketOf("call", "803").path("attributes");
        assertThat(ticket.path("status").asText()).isEqualTo("done");
        assertThat(ticket.path("name").asText()).isEqualTo("Lost parcel");
        assertThat(ticket.path("assignedUsers").toString()).isEqualTo("[\"" + other + "\"]");
        assertThat(ticket.at("/custom/reasonStr").asText()).isEqualTo("carrier");
    }

    @Test
    void anAgentWhoClosesTheTicketAtTheEndOfTheCallFindsItClosed() {
        var call = answered(804).recorded();
        call.putInto(bridge.ccai);
        bridge.ccai.recordings().slow(call.recordingName(), Duration.ofSeconds(2), 1);
        shown.pushed(call, 0, 4);
        Shown.eventually(() -> assertThat(bridge.ticketOf("call", "804")
                        .at("/attributes/assignedUsers/0")
                        .asText())
                .isEqualTo(dana));
        assertThat(bridge.kustomer.messageByExternalId("ccai:call:804")).isEmpty();
        shown.pushed(call, 4, call.events().size());
        bridge.kustomer.setConversation(
                bridge.ticketOf("call", "804").path("id").asText(),
                JsonNodeFactory.instance.objectNode().put("status", "done"));
        bridge.awaitComplete("call/804");
        assertThat(shown.attachedTo(shown.message(call))).hasSize(1);
        assertThat(bridge.ticketOf("call", "804").at("/attributes/status").asText())
                .isEqualTo("done");
    }
}
