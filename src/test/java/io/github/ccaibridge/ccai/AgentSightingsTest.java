package io.github.ccaibridge.ccai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What CCAI Platform's answers and events say of agents' statuses, after the samples of C 10.4 and 10.6. */
class AgentSightingsTest {
    private static final String ASKED = "2026-11-20T09:00:00Z";
    private static final String LISTED = """
            [{"agent_id":1234,"name":"Dana Reyes","email":"Dana.Reyes@example.com","agent_number":"1660","current_status":"Available"},
             {"agent_id":1301,"name":"Sam Okafor","email":"sam.okafor@example.com","agent_number":"1702","current_status":"In-call"}]""";

    private final ObjectMapper json = new ObjectMapper();
    private final AgentSightings agents = new AgentSightings();

    @Test
    void theListTellsEveryAgentsStatus() throws Exception {
        var rows = json.readTree(agents.listed(200, LISTED, ASKED));
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).isEqualTo(json.readTree("""
                        {"who":"1234","email":"dana.reyes@example.com","name":"Dana Reyes","value":"Available","changed_at":null,
                         "as_of":"2026-11-20T09:00:00Z"}"""));
        assertThat(rows.get(1).path("value").asText()).isEqualTo("In-call");
        assertThat(agents.present(rows.toString())).isEqualTo("[\"1234\",\"1301\"]");
    }

    @Test
    void whatIsNoListIsNoAnswer() {
        assertThatThrownBy(() -> agents.listed(401, "{}", ASKED))
                .isInstanceOf(NoAnswer.class)
                .hasMessageContaining("401")
                .hasMessageContaining("CCAI_API_TOKEN");
        assertThatThrownBy(() -> agents.listed(200, "<html>", ASKED)).isInstanceOf(NoAnswer.class);
        assertThatThrownBy(() -> agents.listed(200, "{\"message\":\"busy\"}", ASKED))
                .isInstanceOf(NoAnswer.class);
    }

    @Test
    void theManagerApiTellsSinceWhen() throws Exception {
        var read = changed("2026-11-20T08:00:00Z", agent(1234, "2026-11-20T08:30:00.500Z"));
        var row = json.readTree((String) read.get("rows")).get(0);
        assertThat(row.path("value").asText()).isEqualTo("Meal");
        assertThat(row.path("name").asText()).isEqualTo("Dana Reyes");
        assertThat(row.path("changed_at").asText()).isEqualTo("2026-11-20T08:30:00.500Z");
        assertThat(read).containsEntry("cursor", "2026-11-20T08:30:00.500Z").containsEntry("pause", "5s");
    }

    @Test
    void theNextQuestionOverlapsAndAFullPageGoesOn() throws Exception {
        assertThat((String) request("2026-11-20T08:30:00.500Z").get("query"))
                .contains("status_updated_at%5Bfrom%5D=2026-11-20T08:29:30Z")
                .contains("sort_column=status_updated_at");
        var full = IntStream.range(0, 100)
                .mapToObj(n -> agent(n, "2026-11-20T08:40:00Z"))
                .collect(Collectors.joining(","));
        var read = changed("2026-11-20T08:30:00Z", full);
        assertThat(read)
                .containsEntry("pause", "0s")
                .containsEntry("cursor", "2026-11-20T08:40:00Z 2026-11-20T08:39:59Z 1");
        var onward = changed((String) read.get("cursor"), full);
        assertThat(onward).containsEntry("cursor", "2026-11-20T08:40:00Z 2026-11-20T08:39:59Z 2");
        assertThat((String) request((String) onward.get("cursor")).get("query")).endsWith("&page=2");
    }

    @Test
    void aLoginOfTheSameWordsIsAnotherEachTime() throws Exception {
        var login = """
                {"type":"AgentState","item":{"ParticipantID":"1234","Email":"Dana.Reyes@example.com","State":"login"}}""";
        var first = event(login);
        assertThat(first.path("agent_state").asText()).isEqualTo("login");
        assertThat(first.path("agent_email").asText()).isEqualTo("dana.reyes@example.com");
        assertThat(first.path("session_id").asText()).isEqualTo("1234");
        assertThat(event(login).path("event_id")).isNotEqualTo(first.path("event_id"));
        var timed = login.replace("{\"type\"", "{\"timestamp\":1764147628000,\"type\"");
        assertThat(event(timed).path("event_id")).isEqualTo(event(timed).path("event_id"));
    }

    private JsonNode event(String body) throws Exception {
        return json.readTree(new SessionEvents(new Numbers("")).rows(json.readTree(body)))
                .get(0);
    }

    private Map<String, Object> request(String cursor) {
        return agents.request(new HashMap<>(Map.of("cursor", cursor)));
    }

    private Map<String, Object> changed(String cursor, String found) throws Exception {
        return agents.changed(request(cursor), 200, "[" + found + "]");
    }

    private static String agent(int id, String changed) {
        return """
                {"id":%d,"email":"dana.reyes@example.com","first_name":"Dana","last_name":"Reyes","online":true,
                 "status":{"id":4,"name":"Meal","color":"yellow"},"status_updated_at":"%s"}""".formatted(id, changed);
    }
}
