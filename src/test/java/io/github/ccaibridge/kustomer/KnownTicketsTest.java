package io.github.ccaibridge.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.session.LateFacts;
import io.github.ccaibridge.session.Menu;
import io.github.ccaibridge.session.Party;
import io.github.ccaibridge.session.SessionFacts;
import io.github.ccaibridge.support.TestDatabase;
import io.github.ccaibridge.ticket.Deciding;
import io.github.ccaibridge.ticket.KustomerAnswer;
import io.github.ccaibridge.ticket.KustomerRequest;
import io.github.ccaibridge.ticket.Progress;
import io.github.ccaibridge.ticket.SessionCase;
import io.github.ccaibridge.ticket.Situation;
import io.github.ccaibridge.ticket.Ticket;
import io.github.ccaibridge.ticket.TicketPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Random histories of people and of the bridge, on the real statements: where webhooks are trusted, they tell what a list would. */
class KnownTicketsTest {
    private static final Duration LAG = Duration.ofSeconds(15);
    private static final Duration PROVED_WITHIN = Duration.ofMinutes(2);
    private static final Duration TRUSTED_FOR = Duration.ofMinutes(15);
    /** An event that an unnoticed outage held up comes with Kustomer's retry two minutes after its change. */
    private static final Duration PROMISED = PROVED_WITHIN.plus(LAG);

    private static final Pattern PARAMETER = Pattern.compile(":#\\$\\{([^}]+)}");
    private static final List<String> CUSTOMERS = List.of("cus-1", "cus-2", "cus-3", "cus-4");
    private static final List<String> AGENTS = List.of("agent-1", "agent-2", "agent-3");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Connection database;

    private final KnownTickets known =
            new KnownTickets(Assumptions.defaults(), "token", "", TRUSTED_FOR, PROVED_WITHIN);
    private final WebhookEvent webhook = new WebhookEvent("ujet");
    private final Deciding deciding = new Deciding(TicketPolicy.defaults());
    private final Set<String> heard = new HashSet<>();
    private final Map<String, Integer> tally = new HashMap<>();
    private Random random;
    private TicketHistories kustomer;

    @BeforeAll
    static void connect() throws Exception {
        var address = TestDatabase.migratedDatabase();
        database = DriverManager.getConnection(address);
        try (var statement = database.createStatement()) {
            // The clock of the statements is the history's.
            statement.execute("create schema clock");
            statement.execute("create function clock.now() returns timestamptz language sql stable as "
                    + "$$select cast(current_setting('history.now') as timestamptz)$$");
            statement.execute("alter table own_write alter written_at set default clock.now()");
            statement.execute("alter table known_ticket alter heard_at set default clock.now()");
            statement.execute("alter table kustomer_event alter received_at set default clock.now()");
            statement.execute("set search_path = clock, public, pg_catalog");
        }
    }

    @AfterAll
    static void disconnect() throws Exception {
        database.close();
    }

    @Test
    void whereEventsAreLateDoubledShuffledAndHeldUpByOutagesTheListIsKnownWithinThePromisedTime() throws Exception {
        for (int seed = 0; seed < 12; seed++) {
            history(seed, 0, PROMISED);
        }
        System.out.println("decisions of random histories: " + tally);
        assertThat(tally.get("known")).isGreaterThan(300);
        assertThat(tally.get("known and quiet")).isGreaterThan(100);
        assertThat(tally.keySet().toString())
                .contains("too old", "of late", "not listed before", "not proved all the time");
    }

    @Test
    void anEventThatAloneIsLostIsMissedNoLongerThanAListIsTrusted() throws Exception {
        for (int seed = 100; seed < 105; seed++) {
            history(seed, 0.02, TRUSTED_FOR.plus(LAG));
        }
        assertThat(tally.get("known")).isGreaterThan(50);
    }

    @Test
    void whatAnOutageHeldUpIsListedThoughTheWebhookIsProvedAnew() throws Exception {
        begin(7, 0);
        var ticket = kustomer.open("cus-1", "26", "agent-1", false).path("id").asText();
        pass(Duration.ofSeconds(30));
        var row = row("known-tickets", Map.of("body.customer", "cus-1"));
        var first = session("cus-1");
        known.take(first, List.of(row));
        list(first, "cus-1", row);
        kustomer.outage(Duration.ofMinutes(5));
        pass(Duration.ofSeconds(1));
        kustomer.set(ticket, "status", "done", false);
        answered(session("cus-2"), kustomer.open("cus-2", "26", "agent-1", true), true);
        pass(Duration.ofMinutes(6));
        var proof = kustomer.open("cus-3", "26", "agent-1", true);
        answered(session("cus-3"), proof, true);
        var changed = kustomer.set(proof.path("id").asText(), "assignedUsers", "agent-2", true);
        answered(session("cus-3"), changed, false);
        pass(LAG.plusSeconds(5));
        statement("prove-webhook", Map.of());
        var second = session("cus-1");
        known.take(second, List.of(row("known-tickets", Map.of("body.customer", "cus-1"))));
        assertThat(second.ticketsKnown()).isFalse();
        assertThat(second.candidates().source().doubt()).contains("not proved all the time");
    }

    private void begin(int seed, double lost) throws Exception {
        random = new Random(seed);
        kustomer = new TicketHistories(random, LAG, lost);
        heard.clear();
        run("truncate ticket_base, known_ticket, own_write, kustomer_event");
        run("update webhook_proof set since = null, until = null");
        itIs(kustomer.now);
    }

    private void history(int seed, double lost, Duration promised) throws Exception {
        begin(seed, lost);
        for (int step = 0; step < 150; step++) {
            pass(Duration.ofMillis(random.nextInt(20_000)));
            somebodyActs();
            decide(promised, "seed " + seed + ", step " + step);
        }
    }

    private void pass(Duration time) throws Exception {
        var until = kustomer.now.plus(time);
        for (var one = kustomer.next(until, heard); one != null; one = kustomer.next(until, heard)) {
            itIs(one.at());
            var event = webhook.read(JSON.readTree(one.text()));
            statement("keep-told-ticket", Map.of("variable.ticket", event.get("ticket")));
            statement("store-kustomer-event", Map.of("variable.told", event.get("told")));
        }
        itIs(until);
    }

    private void itIs(Instant moment) throws Exception {
        kustomer.now = moment;
        run("set history.now = '" + moment + "'");
    }

    private void somebodyActs() throws Exception {
        var ids = new ArrayList<>(kustomer.conversations.keySet());
        var id = ids.isEmpty() ? null : any(ids);
        switch (random.nextInt(60)) {
            case 0, 1, 2 -> kustomer.open(any(CUSTOMERS), any(List.of("26", "27")), any(AGENTS), false);
            case 3, 4, 5, 6, 7, 8, 9, 10 -> onAny(id, "status", any(List.of("open", "snoozed", "done", "done")));
            case 11, 12 -> onAny(id, "assignedUsers", any(AGENTS));
            case 13 -> {
                if (id != null) {
                    kustomer.move(id, any(CUSTOMERS));
                }
            }
            case 14 -> kustomer.outage(Duration.ofSeconds(random.nextInt(random.nextBoolean() ? 150 : 600)));
            case 15 -> {
                if (random.nextInt(6) == 0) {
                    restart();
                }
            }
            default -> {}
        }
    }

    private void onAny(String id, String name, String value) {
        if (id != null) {
            kustomer.set(id, name, value, false);
        }
    }

    private void restart() throws Exception {
        var away = Duration.ofSeconds(random.nextInt(100));
        kustomer.outage(away);
        pass(away);
        statement("doubt-webhook", Map.of());
    }

    private void decide(Duration promised, String as) throws Exception {
        var customer = any(CUSTOMERS);
        var one = session(customer);
        statement("prove-webhook", Map.of());
        var row = row("known-tickets", Map.of("body.customer", customer));
        known.take(one, List.of(row));
        if (one.ticketsKnown()) {
            compare(one, customer, promised, as);
        } else {
            count(one.candidates().source().doubt());
            list(one, customer, row);
        }
        deciding.decide(one);
        write(one, customer);
    }

    private void compare(SessionCase one, String customer, Duration promised, String as) {
        count("known");
        var then = kustomer.now.minus(promised);
        var told = new HashMap<String, Long>();
        one.candidates().tickets().forEach(ticket -> told.put(ticket.id(), ticket.rev()));
        kustomer.conversations.forEach((id, versions) -> {
            if (kustomer.last(id).customer().equals(customer)
                    && !kustomer.last(id).from().isAfter(then)) {
                assertThat(told).as("%s: %s", as, id).containsKey(id);
            }
            if (told.containsKey(id)) {
                assertThat(told.get(id)).as("%s: %s", as, id).isGreaterThanOrEqualTo(kustomer.revAt(id, then));
            }
        });
        if (kustomer.quietSince(customer, then)) {
            count("known and quiet");
            var listed = session(customer);
            listed.candidates().take(tickets(customer), null);
            deciding.decide(listed);
            var byWebhook = session(customer);
            byWebhook.candidates().take(one.candidates().tickets(), null);
            deciding.decide(byWebhook);
            assertThat(one.candidates().tickets()).as(as).containsExactlyInAnyOrderElementsOf(tickets(customer));
            assertThat(byWebhook.progress().candidates).as(as).isEqualTo(listed.progress().candidates);
            assertThat(byWebhook.rule() + byWebhook.ticket()).as(as).isEqualTo(listed.rule() + listed.ticket());
        }
    }

    /** The list is asked for, people go on, it is made, people go on, it is read. */
    private void list(SessionCase one, String customer, Map<String, Object> row) throws Exception {
        meanwhile();
        one.candidates().take(tickets(customer), one.candidates().source());
        meanwhile();
        statement(
                "keep-listed-tickets",
                Map.of(
                        "body.ticketsWhole",
                        "true",
                        "body.customer",
                        customer,
                        "variable.known[0][asked_at]",
                        row.get("asked_at"),
                        "variable.listed",
                        known.listedText(one)));
    }

    private void meanwhile() throws Exception {
        if (random.nextInt(3) == 0) {
            somebodyActs();
            pass(Duration.ofMillis(random.nextInt(9_000)));
        }
    }

    private void write(SessionCase one, String customer) throws Exception {
        var agent = any(AGENTS);
        var voicemail = random.nextInt(4) == 0;
        if (voicemail || "OPEN".equals(one.action())) {
            answered(one, kustomer.open(customer, "26", agent, true), true);
        } else {
            answered(one, kustomer.set(one.ticket(), "assignedUsers", agent, true), false);
        }
    }

    private void answered(SessionCase one, ObjectNode record, boolean creates) throws Exception {
        one.ask(
                creates
                        ? KustomerRequest.create("open-ticket", "", Map.of())
                        : KustomerRequest.update("", "", Map.of()));
        one.heard(new KustomerAnswer(200, JSON.convertValue(record, Object.class), null));
        if (random.nextInt(3) == 0) {
            // The event may be faster than we are.
            pass(Duration.ofMillis(random.nextInt(3_000)));
        }
        statement("keep-told-ticket", Map.of("variable.ticket", known.writtenText(one)));
    }

    private List<Ticket> tickets(String customer) {
        return kustomer.list(customer).stream().map(TicketRecords::ticket).toList();
    }

    private SessionCase session(String customer) {
        var progress = new Progress();
        progress.customer = customer;
        var facts = new SessionFacts(
                "call",
                "1",
                false,
                "Voice Inbound (IVR)",
                "ivr",
                new Party(null, "+12025550143", null, false, false),
                new Menu("26", "Support/Orders"),
                "en",
                null,
                kustomer.now,
                kustomer.now,
                null,
                null,
                List.of(),
                null,
                null,
                true,
                LateFacts.NONE);
        return new SessionCase(facts, progress, Situation.PHONE_CALL_ANSWERED, "", 1, kustomer.now, kustomer.now);
    }

    private void count(String what) {
        tally.merge(what, 1, Integer::sum);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void statement(String name, Map<String, Object> values) throws Exception {
        run(text(name, values));
    }

    private static void run(String sql) throws Exception {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private Map<String, Object> row(String name, Map<String, Object> values) throws Exception {
        try (var statement = database.createStatement();
                var answer = statement.executeQuery(text(name, values))) {
            answer.next();
            var row = new HashMap<String, Object>();
            for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
                row.put(answer.getMetaData().getColumnLabel(column), answer.getString(column));
            }
            return row;
        }
    }

    /** The statement as the routes run it, with its parameters in it. */
    private static String text(String name, Map<String, Object> values) throws Exception {
        var all = new HashMap<>(values);
        all.put("properties:bridge.kustomer.webhook-lag", LAG.toSeconds() + "s");
        all.put("properties:bridge.kustomer.webhook-proved-within", PROVED_WITHIN.toMinutes() + "m");
        all.put("properties:bridge.erasure-key", "");
        var sql = Files.readString(Path.of("src/main/resources/sql", name + ".sql"));
        return PARAMETER
                .matcher(sql)
                .replaceAll(found -> Matcher.quoteReplacement(
                        "'" + all.get(found.group(1)).toString().replace("'", "''") + "'"));
    }
}
