package io.github.ccaibridge.ccai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where the tail goes on after a page. */
class TailTest {
    private static final Instant NINE = Instant.parse("2025-11-26T09:00:00Z");
    private final Tail tail = new Tail();

    @Test
    void thePageThatIsNotFullIsTheEndOfTheList() throws Exception {
        var read = read(1, null, null, calls(99, "2025-11-26T09:05:00Z"));
        assertThat(read)
                .containsEntry("goingOnFrom", null)
                .containsEntry("page", 1)
                .containsEntry("newest", "2025-11-26T09:05:00Z");
    }

    @Test
    void anEmptyAnswerMovesNothing() throws Exception {
        assertThat(read(1, null, null, "[]")).containsEntry("goingOnFrom", null).containsEntry("newest", null);
    }

    @Test
    void aFullPageGoesOnOneSecondBeforeItsNewestChange() throws Exception {
        assertThat(read(1, null, null, calls(100, "2025-11-26T09:05:00.900Z")))
                .containsEntry("goingOnFrom", "2025-11-26T09:04:59Z")
                .containsEntry("page", 1);
    }

    @Test
    void aFullPageOfOneSecondAsksForTheNextPage() throws Exception {
        assertThat(read(2, null, null, calls(100, "2025-11-26T09:00:01Z")))
                .containsEntry("goingOnFrom", NINE.toString())
                .containsEntry("page", 3);
    }

    @Test
    void thePageSizeAndTheLinkOfTheAnswerAreBelieved() throws Exception {
        var few = calls(20, "2025-11-26T09:05:00Z");
        assertThat(read(1, null, "20", few)).containsEntry("goingOnFrom", "2025-11-26T09:04:59Z");
        assertThat(read(1, "<https://acme/calls?page=2>; rel=\"next\"", null, few))
                .containsEntry("goingOnFrom", "2025-11-26T09:04:59Z");
        assertThat(read(1, "<https://acme/calls?page=1>; rel=\"prev\"", null, few))
                .containsEntry("goingOnFrom", null);
    }

    @Test
    void timesOfAnyZoneAreOneInstant() throws Exception {
        assertThat(read(1, null, null, calls(3, "2025-11-26T18:05:00+09:00")))
                .containsEntry("newest", "2025-11-26T09:05:00Z");
    }

    @Test
    void anAnswerThatIgnoresTheTimeOfChangeIsNoAnswer() {
        assertThatThrownBy(() -> read(1, null, null, calls(100, "2024-01-01T00:00:00Z")))
                .isInstanceOf(NoAnswer.class);
    }

    @Test
    void theRequestAsksInTheOrderOfChange() {
        assertThat(request(1))
                .containsEntry(
                        "query",
                        "sort_column=updated_at&sort_direction=ASC&updated_at%5Bfrom%5D=2025-11-26T09:00:00Z&per=100");
        assertThat(request(2).get("query").toString()).endsWith("&page=2");
    }

    @Test
    void aRowIsTheOneThatADirectReadWouldStore() throws Exception {
        var answer = "[{\"id\":7,\"status\":\"finished\",\"updated_at\":\"2025-11-26T09:05:00Z\"}]";
        var direct = new CallObjects()
                .answer(Map.of("kind", "call", "tries", Map.of("7", 1)), 200, answer)
                .get("rows");
        var json = new ObjectMapper();
        assertThat(json.readTree((String) read(1, null, null, answer).get("rows"))
                        .at("/0/event_id"))
                .isEqualTo(json.readTree((String) direct).at("/0/event_id"));
    }

    private Map<String, Object> request(int page) {
        return tail.request(Map.of("kind", "call", "claim", "c", "since", Timestamp.from(NINE), "page", page));
    }

    @Test
    void theSameAnswerOnceMoreHoldsNothingNew() throws Exception {
        var few = calls(3, "2025-11-26T09:05:00Z");
        var first = read(1, null, null, few);
        var again = new HashMap<>(request(1));
        again.put("answered", first.get("answered"));
        assertThat(first.get("rows")).isNotEqualTo("[]");
        assertThat(tail.answer(again, 200, null, null, few))
                .containsEntry("rows", "[]")
                .containsEntry("newest", null)
                .containsEntry("goingOnFrom", null)
                .containsEntry("page", 1)
                .containsEntry("answered", first.get("answered"));
        assertThat(tail.answer(again, 200, null, null, calls(3, "2025-11-26T09:05:01Z"))
                        .get("rows"))
                .isNotEqualTo("[]");
    }

    @Test
    void theSameRowsToAnotherQuestionAreRead() throws Exception {
        var few = calls(3, "2025-11-26T09:05:00Z");
        var other = new HashMap<>(request(2));
        other.put("answered", read(1, null, null, few).get("answered"));
        assertThat(tail.answer(other, 200, null, null, few).get("rows")).isNotEqualTo("[]");
    }

    @Test
    void aPageThatIsFollowedByMoreIsNotRemembered() throws Exception {
        assertThat(read(1, null, null, calls(100, "2025-11-26T09:05:00Z"))).containsEntry("answered", null);
    }

    private Map<String, Object> read(int page, String link, String perPage, String body) throws Exception {
        return tail.answer(request(page), 200, link, perPage, body);
    }

    private static String calls(int count, String updated) {
        return IntStream.range(0, count)
                .mapToObj(id -> "{\"id\":%d,\"updated_at\":\"%s\"}".formatted(id, updated))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
