package io.github.ccaibridge.sandbox.ccai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ScriptedSessionsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NINE = Instant.parse("2025-11-26T09:00:00Z");

    @Test
    void answeredCallHasTheSixEventsOfTheDocument() throws IOException {
        ScriptedSession call = call50211();
        assertThat(call.events()).hasSize(6);
        for (int i = 0; i < 6; i++) {
            JsonNode sent =
                    plain(ScriptedSession.envelopeOf(List.of(call.events().get(i))));
            assertThat(sent).as("event %d", i + 1).isEqualTo(sample("call-50211-event-" + (i + 1) + ".json"));
        }
    }

    @Test
    void answeredCallHasTheManagerObjectOfTheDocument() throws IOException {
        ObjectNode expected = (ObjectNode) sample("calls.json").get(0);
        ObjectNode made = (ObjectNode)
                plain(call50211().recorded().rated(5, "Quick help, thanks").object());
        List<String> theirs = List.of("out_ticket_id", "out_ticket_url", "updated_at", "hold_duration", "participants");
        assertThat(made.remove(theirs)).isEqualTo(withoutContact(expected).remove(theirs));
    }

    @Test
    void abandonedCallIsOneBodyOfTwoEvents() throws IOException {
        ScriptedSession call = new Sessions(ids("3b1a6d0e-%04d-4c55-9c0a-7d1f5f0a%04d", 101))
                .inbound()
                .abandoned(
                        50212, Caller.byPhone(902, "+12025550177"), Menu.ORDERS, Instant.parse("2025-11-26T09:40:00Z"));
        assertThat(plain(call.envelope())).isEqualTo(sample("call-50212-events.json"));
        assertThat(call.object().path("status").asText()).isEqualTo("failed");
        assertThat(call.object().path("agent_info").isNull()).isTrue();
    }

    @Test
    void webChatBeginsWithTheTwoEventsOfTheDocument() throws IOException {
        ScriptedSession chat = new Sessions(ids("7d10a2c0-%04d-4f0e-8f4e-%012d", 1))
                .chats()
                .web(
                        138,
                        Caller.ofApp(5, "u-5", "Ana", "ana@example.com", "+12025550111"),
                        new Menu(31, "Orders", 9, "Web", "web_menu"),
                        Agent.DANA_REYES,
                        Instant.parse("2025-11-26T10:00:00Z"));
        for (int i = 0; i < 2; i++) {
            assertThat(plain(ScriptedSession.envelopeOf(List.of(chat.events().get(i)))))
                    .isEqualTo(sample("chat-138-event-" + (i + 1) + ".json"));
        }
    }

    @Test
    void withheldNumberMayBeAbsent() {
        ScriptedSession call = new Sessions(1).inbound().withheld(1, null, Menu.ORDERS, Agent.DANA_REYES, NINE);
        assertThat(call.events().get(0).json().at("/item/participants/0").has("dn"))
                .isFalse();
    }

    @Test
    void callBackNamesItsParentOrNot() {
        Sessions sessions = new Sessions(1);
        ScriptedSession cut =
                sessions.inbound().tooShort(1, Caller.byPhone(1, "+12025550101"), Menu.ORDERS, Agent.DANA_REYES, NINE);
        assertThat(cut.object().path("call_duration").asInt()).isLessThan(10);
        Instant soon = cut.endsAt().plusSeconds(8);
        assertThat(sessions.outbound()
                        .callBack(cut, 2, Agent.DANA_REYES, soon)
                        .object()
                        .path("parent_id")
                        .asInt())
                .isEqualTo(1);
        assertThat(sessions.outbound()
                        .callBackWithoutParent(cut, 3, Agent.DANA_REYES, soon)
                        .object()
                        .path("parent_id")
                        .isNull())
                .isTrue();
    }

    @Test
    void transferShowsTheOfferBeforeTheAcceptance() {
        ScriptedSession call = new Sessions(1)
                .inbound()
                .transferred(
                        1, Caller.byPhone(1, "+12025550101"), Menu.ORDERS, Agent.DANA_REYES, Agent.SAM_OKAFOR, NINE);
        assertThat(call.events().stream()
                        .map(e -> e.json().at("/item/participants/2/state").asText())
                        .filter(state -> !state.isEmpty()))
                .containsExactly("ringing", "accepted", "connected");
        assertThat(call.object().at("/agent_info/id").asInt()).isEqualTo(1301);
    }

    @Test
    void callInProgressShowsNothingOfItsEnd() {
        JsonNode early = call50211().stages().get(0);
        assertThat(early.path("status").asText()).isEqualTo("queued");
        assertThat(early.path("ends_at").isNull()).isTrue();
        assertThat(early.at("/selected_menu/id").asInt()).isEqualTo(26);
    }

    private static ScriptedSession call50211() {
        return new Sessions(ids("3b1a6d0e-%04d-4c55-9c0a-7d1f5f0a%04d", 1))
                .inbound()
                .answered(50211, Caller.byPhone(881, "+12025550143"), Menu.ORDERS, Agent.DANA_REYES, NINE);
    }

    private static ObjectNode withoutContact(ObjectNode call) {
        ((ObjectNode) call.path("end_user")).putNull("out_contact_id");
        return call;
    }

    private static Supplier<String> ids(String pattern, int first) {
        AtomicInteger next = new AtomicInteger(first);
        return () -> {
            int number = next.getAndIncrement();
            return String.format(pattern, number, number);
        };
    }

    private static JsonNode plain(JsonNode node) throws IOException {
        return MAPPER.readTree(MAPPER.writeValueAsBytes(node));
    }

    private static JsonNode sample(String name) throws IOException {
        try (InputStream in = ScriptedSessionsTest.class.getResourceAsStream("/ccai/" + name)) {
            return MAPPER.readTree(in);
        }
    }
}
