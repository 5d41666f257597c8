package io.github.ccaibridge.kustomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.ticket.KustomerAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a page of work sessions says of agents' statuses, after the sample of K 12.4. */
class WorkSessionsTest {
    private static final String SAMPLE = """
            {"type":"work_session","id":"66e500000000000000000001",
             "attributes":{"active":true,"routable":true,"statusType":"available","signedInAt":"2026-11-20T08:00:00.000Z",
              "workItemCount":1,"capacityRemaining":4,"totalCapacity":4,"rev":3,"updatedAt":"2026-11-20T08:55:00.000Z"},
             "relationships":{"user":{"data":{"type":"user","id":"66aa00000000000000000101"}},
              "team":{"data":{"type":"team","id":"66f500000000000000000001"}},
              "status":{"data":{"type":"status","id":"5f7763a0ead38a001a5a526a"},
               "links":{"self":"/v1/routing/statuses/5f7763a0ead38a001a5a526a"}}}}""";
    private static final String WITH_TIMES = SAMPLE.replace(
            "\"rev\":3",
            "\"rev\":3,\"totalTimeByStatus\":{\"5f7763a0ead38a001a5a526a\":{\"statusAt\":\"2026-11-20T08:31:00.000Z\",\"time\":9}}");

    private final ObjectMapper json = new ObjectMapper();
    private final WorkSessions sessions = new WorkSessions(Assumptions.defaults());

    @Test
    void aHundredAgentsAreOneRequest() {
        var request = sessions.begin().request();
        assertThat(request.path()).isEqualTo("/v1/routing/work-sessions");
        assertThat(request.query()).isEqualTo("active=true&page=1&pageSize=100");
    }

    @Test
    void theSampleTellsWhoWhatWhereAndSinceWhen() throws Exception {
        var reading = answered(null, SAMPLE);
        var row = only(reading);
        assertThat(row.path("who").asText()).isEqualTo("66aa00000000000000000101");
        assertThat(row.path("value").asText()).isEqualTo("5f7763a0ead38a001a5a526a");
        assertThat(row.path("team").asText()).isEqualTo("66f500000000000000000001");
        assertThat(row.path("work_session").asText()).isEqualTo("66e500000000000000000001");
        assertThat(row.path("changed_at").asText()).isEqualTo("2026-11-20T08:55:00Z");
        assertThat(row.path("as_of").asText()).isEqualTo(reading.asked().toString());
        assertThat(sessions.present(reading)).isEqualTo("[\"66aa00000000000000000101\"]");
    }

    @Test
    void theMomentOfTheStatusIsBelievedBeforeTheMomentOfTheRecord() throws Exception {
        assertThat(only(answered(null, WITH_TIMES)).path("changed_at").asText()).isEqualTo("2026-11-20T08:31:00Z");
    }

    @Test
    void workThatComesAndGoesIsNoChange() throws Exception {
        for (var sample : List.of(SAMPLE, WITH_TIMES)) {
            var busier = sample.replace("\"workItemCount\":1", "\"workItemCount\":2")
                    .replace("\"rev\":3", "\"rev\":4")
                    .replace("08:55:00.000Z", "08:56:00.000Z");
            assertThat(version(busier)).isEqualTo(version(sample));
        }
    }

    @Test
    void anotherStatusTeamSessionOrChoiceIsAChange() throws Exception {
        assertThat(List.of(
                        version(WITH_TIMES.replace("5f7763a0ead38a001a5a526a", "66d500000000000000000004")),
                        version(WITH_TIMES.replace("66f500000000000000000001", "66f500000000000000000002")),
                        version(WITH_TIMES.replace("66e500000000000000000001", "66e500000000000000000002")),
                        version(WITH_TIMES.replace("08:31:00", "08:32:00"))))
                .doesNotContain(version(WITH_TIMES))
                .doesNotHaveDuplicates();
    }

    @Test
    void anEndedSessionIsNotThere() throws Exception {
        var reading = answered(null, SAMPLE.replace("\"active\":true", "\"active\":false"));
        assertThat(sessions.rows(reading)).isEqualTo("[]");
        assertThat(sessions.present(reading)).isEqualTo("[]");
    }

    @Test
    void theNextPageIsTheOneThatTheLinkNames() throws Exception {
        var reading = sessions.goOn(answered("/v1/routing/work-sessions?page=2&pageSize=100&active=true", SAMPLE));
        assertThat(reading.request().query()).isEqualTo("page=2&pageSize=100&active=true");
        reading.heard(new KustomerAnswer(200, List.of(), null));
        assertThat(sessions.goOn(reading).request()).isNull();
        assertThat(reading.pages()).isEqualTo(2);
    }

    @Test
    void linksThatGoRoundAndAnswersWithoutAListBreakTheReading() throws Exception {
        var reading = sessions.goOn(answered("/v1/routing/work-sessions?page=2", SAMPLE));
        reading.heard(new KustomerAnswer(200, List.of(), "/v1/routing/work-sessions?page=2"));
        assertThatThrownBy(() -> sessions.goOn(reading)).isInstanceOf(KustomerTrouble.class);
        var absent = sessions.begin();
        absent.heard(new KustomerAnswer(404, null, null));
        assertThatThrownBy(() -> sessions.rows(absent)).isInstanceOf(KustomerTrouble.class);
    }

    private Reading answered(String next, String... records) throws Exception {
        var reading = sessions.begin();
        var data = json.readValue("[" + String.join(",", records) + "]", List.class);
        reading.heard(new KustomerAnswer(200, data, next, Map.of()));
        sessions.rows(reading);
        return reading;
    }

    private JsonNode only(Reading reading) throws Exception {
        var rows = json.readTree(sessions.rows(reading));
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private String version(String record) throws Exception {
        return only(answered(null, record)).path("version").asText();
    }
}
