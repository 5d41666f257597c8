package io.github.ccaibridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.ccai.Numbers;
import io.github.ccaibridge.ticket.TicketPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes into a session's row and comes out of it again, as another version of the bridge wrote it. */
class CasesTest {
    private static final String NOW = "2026-11-29T10:00:00Z";
    private final ObjectMapper json = new ObjectMapper();
    private final Cases cases = new Cases(new Numbers(""), null, policy());

    @Test
    void whatALaterVersionHasNotedIsKeptThoughThisOneDoesNotKnowIt() throws JsonProcessingException {
        var later = """
                {"customer":"cus-1","notes":{"wrap-up":{"id":"note-1","body":"x"}},
                 "sentiment":{"score":0.5,"by":["a","b"]},"priority":3}""";
        var one = cases.open(row(later));
        one.progress().ticket = "con-1";
        var kept = json.readTree(cases.progressText(one));
        assertThat(kept.at("/sentiment/score").asDouble()).isEqualTo(0.5);
        assertThat(kept.at("/sentiment/by")).hasSize(2);
        assertThat(kept.path("priority").asInt()).isEqualTo(3);
        assertThat(kept.path("ticket").asText()).isEqualTo("con-1");
        assertThat(kept.path("customer").asText()).isEqualTo("cus-1");
        assertThat(kept.has("ofLaterVersions")).isFalse();
        assertThat(json.readTree(cases.progressText(cases.open(row(kept.toString())))))
                .isEqualTo(kept);
    }

    private static Map<String, Object> row(String progress) {
        var row = new HashMap<String, Object>(Map.of("kind", "call", "id", "1", "events", "[]", "lane", "call:1"));
        row.putAll(Map.of("progress", progress, "now", NOW, "first_seen", NOW, "began", NOW, "seen", 0));
        return row;
    }

    private static TicketPolicy policy() {
        return new TicketPolicy(
                true,
                0,
                TicketPolicy.CreateAt.ARRIVAL,
                true,
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofMinutes(2));
    }
}
