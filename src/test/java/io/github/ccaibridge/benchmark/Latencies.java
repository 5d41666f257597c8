package io.github.ccaibridge.benchmark;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.fault.Calls;
import io.github.ccaibridge.sandbox.kustomer.LedgerEntry;
import io.github.ccaibridge.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** How long an answered call is on disk before Kustomer is asked for its caller, call after call with a pause between. */
final class Latencies {
    private static final String STORED =
            "select json_object_agg(session_id, stored) from (select session_id, extract(epoch from max(received_at)) as stored"
                    + " from inbox group by 1 having session_id = any(string_to_array('%s', ','))) s";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Latencies() {}

    /** In milliseconds, by the moments that PostgreSQL and the stand-in noted on this machine's clock. */
    static List<Double> of(Course course, Contestant one, int samples) {
        course.kustomer.ledger().clear();
        var random = new Random(samples);
        Map<Long, Instant> asked = new HashMap<>();
        for (var call : course.newCalls(samples)) {
            one.push(Calls.body(Course.answered(call)));
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> told(course, call).size() >= 2);
            asked.put(call, told(course, call).get(0).at());
            await().pollDelay(Duration.ofMillis(100 + random.nextInt(500))).until(() -> true);
            course.kustomer.ledger().clear();
        }
        return between(one, asked);
    }

    /** The requests that look for the caller of this call. */
    private static List<LedgerEntry> told(Course course, long call) {
        var digits = Course.phone(call).substring(1);
        return course.kustomer.ledger().entries().stream()
                .filter(entry -> entry.path().contains(digits))
                .toList();
    }

    private static List<Double> between(Contestant one, Map<Long, Instant> asked) {
        var ids = String.join(",", asked.keySet().stream().map(String::valueOf).toList());
        try {
            var stored = new ObjectMapper().readTree(TestDatabase.text(one.database, STORED.formatted(ids)));
            var millis = new ArrayList<Double>();
            asked.forEach((call, at) -> millis.add(1000
                    * (at.getEpochSecond()
                            + at.getNano() / 1e9
                            - stored.path(String.valueOf(call)).asDouble())));
            return millis;
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException(noJson);
        }
    }
}
