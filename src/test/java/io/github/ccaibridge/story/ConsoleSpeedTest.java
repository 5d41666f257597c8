package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How long the console's pages take with 100,000 sessions stored, beside a page that does nothing; the printed figures count. */
class ConsoleSpeedTest {
    private static final int SESSIONS = 100_000;
    private static final int TIMES = 40;
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest();
        STORED.forEach(bridge::run);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void thePagesStayQuick() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("yardstick: /actuator/health/liveness", "/actuator/health/liveness");
        pages.put("yardstick: a page of the console without a question", "/login");
        pages.put("sessions, first page", "/console/sessions");
        pages.put("sessions, last page", "/console/sessions?page=999");
        pages.put("sessions of a number", "/console/sessions?number=%2B1%20(202)%20505-4321");
        pages.put("sessions by the end of a number", "/console/sessions?number=4321");
        pages.put("a session by its id", "/console/sessions?id=54321");
        pages.put("sessions that are parked", "/console/sessions?state=parked");
        pages.put("sessions that are complete, page 500", "/console/sessions?state=complete&page=500");
        pages.put("sessions of a rule", "/console/sessions?rule=U1");
        pages.put("sessions of an hour", "/console/sessions?from=" + ago(600) + "&to=" + ago(599));
        pages.put("one session", "/console/sessions/call/54321");
        pages.put("rules", "/console/rules");
        pages.put("changes", "/console/changes");
        pages.put("changes, page 20", "/console/changes?page=20");

        pages.values().forEach(page -> measured(page, 10));
        System.out.printf("%-55s %8s %8s%n", SESSIONS + " sessions", "p50 ms", "p95 ms");
        pages.forEach(ConsoleSpeedTest::print);
    }

    @Test
    void everyQuestionIsAnsweredByAnIndex() throws Exception {
        var number = "'%s%%'".formatted(new StringBuilder("12025054321").reverse());
        for (var filter : List.of(
                Map.of("wanted_id", "'54321'"),
                Map.of("wanted_number", number),
                Map.of("wanted_state", "'parked'"),
                Map.of("wanted_state", "'complete'"),
                Map.of("wanted_rule", "'U1'"),
                Map.of("wanted_customer", "'c4321'"),
                Map.of("since", "now() - interval '30 days'", "before", "now() - interval '29 days'"),
                Map.<String, String>of())) {
            assertThat(plan(filter)).as(filter.toString()).contains("Index").doesNotContain("Seq Scan");
        }
        assertThat(planOf(Files.readString(Path.of("src/main/resources/sql/rules.sql"))))
                .contains("Index Only Scan", "session_of_rule");
    }

    /** The plan of the one question of sessions_found, with these filters and no others. */
    private static String plan(Map<String, String> filter) throws Exception {
        var migration = Files.readString(Path.of("src/main/resources/db/migration/V19__finding_sessions.sql"));
        var question = migration.substring(migration.indexOf("select s.kind"), migration.indexOf(";\nend"));
        for (var name : List.of(
                "wanted_id", "wanted_number", "wanted_state", "wanted_rule", "wanted_customer", "since", "before")) {
            var type = name.startsWith("wanted") ? "text" : "timestamptz";
            question = question.replaceAll(
                    "\\b" + name + "\\b", "cast(" + filter.getOrDefault(name, "null") + " as " + type + ")");
        }
        return planOf(question.replace("100 * page", "0"));
    }

    private static String planOf(String question) {
        return bridge.text("explain (format json) " + question);
    }

    private static String ago(int hours) {
        return LocalDateTime.now()
                .truncatedTo(ChronoUnit.MINUTES)
                .minusHours(hours)
                .toString();
    }

    private static void print(String name, String page) {
        var millis = measured(page, TIMES);
        System.out.printf(
                Locale.ROOT, "%-55s %8.1f %8.1f%n", name, millis.get(TIMES / 2), millis.get(TIMES * 95 / 100));
    }

    private static List<Double> measured(String page, int times) {
        var millis = new ArrayList<Double>();
        for (var n = 0; n < times; n++) {
            var began = System.nanoTime();
            var answer = bridge.send("ada:admin-secret", bridge.request(page));
            millis.add((System.nanoTime() - began) / 1e6);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
        }
        return millis.stream().sorted().toList();
    }

    /** Three events and four requests a session, a recording, a progress of some two thousand characters. */
    private static final List<String> STORED = List.of(
            """
            insert into lane (lane) select '+1202' || lpad(cast(5000000 + n %% 60000 as text), 7, '0') from generate_series(0, 59999) n
            """.replace("%%", "%"),
            """
            insert into session (kind, id, lane, contact_known, first_seen, events_stored, events_seen, decided, state, awaiting, customer_id, progress)
            select case when n % 4 = 0 then 'chat' else 'call' end, cast(n as text), '+1202' || lpad(cast(5000000 + n % 60000 as text), 7, '0'),
              true, now() - n * interval '80 seconds', 3, 3, true,
              case when n % 997 = 0 then 'parked' when n % 100 = 1 then 'waiting' when n % 500 = 2 then 'open' else 'complete' end,
              case when n % 100 = 1 then 'the recording call-' || n || '.mp3' end, 'c' || n % 60000,
              '{"rule":"' || (array['T1','T2','T2','T2','T3','T4','T5','U1','U1','U1','U2','U5','U6','none'])[n % 14 + 1]
                || '","sentence":"An answered phone call opens a ticket","action":"OPEN","situation":"PHONE_CALL_ANSWERED","ticket":"t' || n
                || '","customer":"c' || n % 60000 || '","channel":"ivr-voice","decidedAt":"2026-01-01T00:00:00Z",'
                || '"nearMisses":{"T5":"a voicemail was left","U6":"an outbound call was made","U1":"the menu is known"},"candidates":['
                || candidates.list || '],"messageFields":{"ccaiCallDurationNum":242,"ccaiOutcomeStr":"answered","filler":"' || repeat('x', 600)
                || '"},"number":"+1202' || lpad(cast(5000000 + n % 60000 as text), 7, '0') || '"}'
            from generate_series(1, 100000) n, (select string_agg('{"ticket":"t' || i || '","status":"done","channel":"ivr-voice","menu":"26",'
              || '"taken":false,"why":"U1 asks that it is open, or closed so recently that it may be reopened"}', ',') as list
              from generate_series(1, 8) i) candidates
            """,
            """
            insert into inbox (event_id, source, kind, session_id, occurred_at, received_at, payload)
            select s.kind || s.id || '-' || i, 'events', s.kind, s.id, s.first_seen + i * interval '5 seconds', s.first_seen + i * interval '5 seconds',
              '{"event_id":"' || s.id || i || '","type":"CallState","item":{"call_id":"' || s.id || '","state":"connected","queue_path_ids":"7/26",'
                || '"participants":[{"type":"external","dn":"' || s.lane || '"}],"filler":"' || repeat('y', 500) || '"}}'
            from session s, generate_series(1, 3) i
            """,
            """
            insert into kustomer_request (kind, session_id, at, operation, status, object_id)
            select kind, id, first_seen, o.operation, 201, 'x' || id from session,
              (values ('find-customer'), ('list-tickets'), ('open-ticket'), ('post-message')) o(operation)
            """,
            """
            insert into artifact (kind, session_id, type, name, due_since, stored_at, uploaded_at, attached_at)
            select kind, id, 'recording', 'call-' || id || '.mp3', first_seen, first_seen, first_seen, first_seen from session
            """,
            """
            insert into setting_change (at, who, what, before, after)
            select now() - n * interval '1 minute', 'ada', 'custom-fields', '{"missing":["ccaiChannelStr"]}', '{"missing":[]}' from generate_series(1, 3000) n
            """,
            "update lane set parked_at = now(), park_reason = 'Kustomer refused it' from session s where s.lane = lane.lane and s.state = 'parked'",
            "analyze",
            "vacuum session");
}
