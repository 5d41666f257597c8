package io.github.ccaibridge.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A look tells of a kind of work exactly when its claim finds some: else it is looked for in vain, or never. */
class DueWorkTest {
    private static final long SEED = Long.getLong("due.seed", System.nanoTime() % 1_000_000);
    private static final int MIXTURES = 300;

    /** By what each kind is claimed. */
    private static final Map<String, String> CLAIMS = claims();

    /** These ask the Manager API, one request a second, and go round: at a moment one of them has the turn. */
    private static final Set<String> BY_TURN = Set.of("sessions", "call-objects", "agents");

    /** Kinds whose claim does not ask for the setting that switches them off: nobody comes to it then. */
    private static final Map<String, String> SWITCHES =
            Map.of("agents-to-settle", "bridge.status.inheritance", "recordings", "bridge.recordings.enabled");

    private static Statements sql;

    private final Map<String, String> settings = new LinkedHashMap<>();

    private static Map<String, String> claims() {
        var claims = new LinkedHashMap<String, String>();
        claims.put("lanes", "claim-lanes");
        claims.put("agents-to-settle", "claim-due-agents");
        claims.put("uploads", "claim-upload");
        claims.put("recordings", "claim-fetch");
        claims.put("call-objects", "claim-call-reads");
        claims.put("sessions", "claim-tail");
        claims.put("agents", "claim-agents");
        claims.put("agent-statuses", "claim-agent-statuses");
        for (var poll : List.of("work-sessions", "teams", "users")) {
            claims.put(poll, "claim-status-poll");
        }
        claims.put("guard-status-mapping", "claim-turn");
        return claims;
    }

    @BeforeAll
    static void start() throws Exception {
        sql = new Statements();
        sql.execute("update ccai_tail set due_at = now() + interval '1 hour'");
        sql.execute("update status_poll set due_at = now() + interval '1 hour', read_at = now() where what <> 'lists'");
        sql.execute("update status_poll set due_at = now() - interval '1 hour' where what = 'lists'");
        sql.execute("update schedule_turn set due_at = 'infinity' where what = 'guard-status-mapping'");
        sql.execute("update schedule_turn set due_at = now() where what <> 'guard-status-mapping'");
        sql.execute("update ccai_pace set next_at = now()");
        sql.execute("update apps_pace set next_at = now()");
    }

    @AfterAll
    static void end() throws Exception {
        sql.close();
    }

    @BeforeEach
    void begin() {
        sql.execute("begin");
        set("bridge.status.inheritance", "on");
        set("bridge.recordings.enabled", "true");
        set("bridge.tail.interval", "10s");
    }

    @AfterEach
    void forget() {
        sql.execute("rollback");
    }

    static Stream<DueState> states() {
        return DueState.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    void aLookTellsOfItWhenItsClaimFindsIt(DueState state) {
        put(state);
        assertThat(claimed(state.kind())).as("claimed").isEqualTo(state.due());
        assertThat(told()).as("told").isEqualTo(state.due() ? List.of(state.kind()) : List.of());
    }

    @Test
    void nothingIsToldOfWhereNothingIsDue() {
        assertThat(told()).isEmpty();
    }

    @Test
    void eachKindHasStatesInWhichItIsDueAndOthers() {
        assertThat(DueState.all().stream().map(DueState::kind)).containsAll(CLAIMS.keySet());
        for (var kind : CLAIMS.keySet()) {
            assertThat(DueState.all().stream()
                            .filter(state -> state.kind().equals(kind))
                            .map(DueState::due))
                    .as(kind)
                    .contains(true, false);
        }
    }

    @Test
    void ofManyKindsAtOnceEachIsToldThatCanBeClaimed() {
        var random = new Random(SEED);
        for (var mixture = 0; mixture < MIXTURES; mixture++) {
            begin();
            var states = new ArrayList<>(DueState.all());
            Collections.shuffle(states, random);
            var kinds = new HashSet<String>();
            states.removeIf(state -> random.nextBoolean() || !kinds.add(state.kind()));
            states.forEach(this::put);
            var told = told();
            for (var kind : CLAIMS.keySet()) {
                if (!BY_TURN.contains(kind)) {
                    assertThat(told.contains(kind))
                            .as("due.seed=" + SEED + " " + kind + " of " + states)
                            .isEqualTo(claimed(kind));
                }
            }
            assertTheTurnIsSomebodys(told, "due.seed=" + SEED + " of " + states);
            forget();
        }
    }

    /** Whoever is told without having the turn has it one of the next times, since it goes round. */
    private void assertTheTurnIsSomebodys(List<String> told, String when) {
        var may = told.stream().filter(BY_TURN::contains).toList();
        var can = BY_TURN.stream().filter(this::claimed).toList();
        assertThat(may).as(when).containsAll(can);
        assertThat(can.isEmpty()).as(when).isEqualTo(may.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("turns")
    void whereSeveralAskTheManagerApiOneOfThoseToldHasTheTurn(String last, int who, String free) {
        var kinds = List.of("call-objects", "sessions", "agents");
        for (var n = 0; n < kinds.size(); n++) {
            if ((who >> n & 1) == 1) {
                put(DueState.plainlyDue(kinds.get(n)));
            }
        }
        sql.execute("update ccai_pace set last_turn = '" + last + "', next_at = now() - interval '" + free + "'");
        assertThat(told()).hasSize(Integer.bitCount(who));
        assertTheTurnIsSomebodys(told(), last);
    }

    static Stream<Object[]> turns() {
        return Stream.of("", "tail", "read", "agents")
                .flatMap(last -> Stream.of("0s", "1199ms", "1200ms", "1201ms", "1h")
                        .flatMap(free -> Stream.of(1, 2, 3, 4, 5, 6, 7).map(who -> new Object[] {last, who, free})));
    }

    @Test
    void everyKindWakesSomebody() throws IOException {
        var route = Files.readString(Path.of("routes/intake/wake-for-work.camel.yaml"));
        assertThat(CLAIMS.keySet()).allSatisfy(kind -> assertThat(route).contains("${body[what]} == '" + kind + "'"));
    }

    private void put(DueState state) {
        state.settings().forEach(this::set);
        sql.execute(state.sql());
    }

    private void set(String name, String value) {
        settings.put(name, value);
        sql.says(name, value);
    }

    private static List<String> told() {
        return sql.run("due-work").stream()
                .map(row -> (String) row.get("what"))
                .filter(what -> !what.equals("ahead"))
                .toList();
    }

    /** Whether somebody who was woken for it would get some now; nothing is changed. */
    private boolean claimed(String kind) {
        if (List.of("off", "false").contains(settings.getOrDefault(SWITCHES.get(kind), "on"))) {
            return false;
        }
        sql.says("variable.what", kind);
        sql.execute("savepoint unclaimed");
        var rows = sql.run(CLAIMS.get(kind));
        sql.execute("rollback to unclaimed");
        return !rows.isEmpty();
    }
}
