package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Whoever is erased is found nowhere afterwards, in no table, file or log, and does not come back; the others stay. */
class ErasureTest {
    private static final String KEY = "a key of the test";
    private static final String CANARY = "+12025557771";
    private static final String OTHER = "+12025550143";
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        LOG.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
        bridge = new BridgeUnderTest(
                "bridge.erasure-key=" + KEY,
                "bridge.contacts.default-country=US",
                "bridge.tickets.call-object-wait=0s",
                "bridge.recordings.hold-back=0s",
                "bridge.viewer-username=vera",
                "bridge.viewer-password=viewer-secret");
    }

    @AfterAll
    static void stop() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
        bridge.close();
    }

    @Test
    void whoeverIsErasedIsFoundNowhereDoesNotComeBackAndTheOthersStay() throws Exception {
        live("61001", OTHER);
        live("61002", CANARY);
        bridge.pushAccepted(named("61003"));
        drop("61002");
        bridge.awaitComplete("call/61001", "call/61002");
        await().until(() -> Files.exists(bridge.files.resolve("drop/.taken/metadata-61002.json"))
                && bridge.number("select count(*) from artifact where session_id = '61002' and stored_at is not null")
                        == 1);
        mentionEverywhere();
        aLaterTableHoldsThePersonToo();
        assertThat(tablesHolding("2025557771|canary"))
                .contains("click", "contact", "lane", "session", "setting_change");
        var before = stateOf("61001");

        var receipt = erase("{\"phone\":\"+1 (202) 555-7771\"}");

        assertThat(receipt.at("/removed/session").asInt()).isEqualTo(2);
        assertThat(receipt.at("/removed/inbox").asInt()).isGreaterThanOrEqualTo(7);
        assertThat(receipt.at("/removed/files").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(receipt.at("/removed/mentions").asInt()).isEqualTo(2);
        assertThat(receipt.at("/removed/later").asInt()).isEqualTo(1);
        assertThat(receipt.path("by").asText()).isEqualTo("ada");
        assertThat(receipt.path("digest").asText()).isEqualTo(hmac("phone:" + CANARY));
        assertNothingIsLeft();
        assertThat(stateOf("61001")).isEqualTo(before);

        var calls = bridge.kustomer.ledger().count();
        assertThat(bridge.push(event("61002", CANARY, 3)).body()).isEqualTo("{\"accepted\":0,\"duplicates\":1}");
        bridge.pushAccepted(event("61002", CANARY, 5).replace("3b1a6d0e", "99999999"));
        drop("61002");
        await().until(() -> Files.notExists(bridge.files.resolve("drop/metadata-61002.json"))
                && Files.notExists(bridge.files.resolve("drop/call-61002.mp3")));
        assertNothingIsLeft();
        assertThat(bridge.kustomer.ledger().count()).isEqualTo(calls);

        var again = erase("{\"phone\":\"" + CANARY + "\"}");
        assertThat(again.path("removed")).allMatch(number -> number.asInt() == 0);
        assertThat(bridge.get("/api/v1/erasures").findValuesAsText("id"))
                .contains(receipt.path("id").asText(), again.path("id").asText());
        assertThat(bridge.get("/api/v1/changes").findValuesAsText("what")).contains("erasure");
        assertNothingIsLeft();
    }

    @Test
    void aPersonIsErasedByEmailAndByTheIdInKustomerToo() {
        bridge.pushAccepted(named("62001")
                .replace("zoe.canary@example.org", "Max.Canary@example.org")
                .replace("2025557771", "2025557772"));
        live("62002", "+12025557773");
        bridge.awaitComplete("call/62002");
        var customer = bridge.customerOf("call/62002");

        assertThat(erase("{\"email\":\"max.canary@EXAMPLE.org\"}")
                        .at("/removed/session")
                        .asInt())
                .isEqualTo(1);
        assertThat(erase("{\"customerId\":\"" + customer + "\"}")
                        .at("/removed/session")
                        .asInt())
                .isEqualTo(1);

        assertThat(tablesHolding("max.canary|2025557772|2025557773|" + customer))
                .isEmpty();
    }

    @Test
    void whatWasErasedIsKnownByEachOfSeveralKeysAndTheFirstMakesDigests() {
        live("62005", "+12025557775");
        bridge.awaitComplete("call/62005");
        erase("{\"phone\":\"+12025557775\"}");

        assertThat(isErased("a newer key," + KEY, "session:call:62005")).isTrue();
        assertThat(isErased(KEY, "session:call:62005")).isTrue();
        assertThat(isErased("a newer key", "session:call:62005")).isFalse();
        assertThat(bridge.text("select keyed_digest(erasure_secret('" + KEY + ",older'), 'x') = keyed_digest('" + KEY
                        + "', 'x')"))
                .isEqualTo("t");
    }

    private static boolean isErased(String keys, String word) {
        return bridge.text("select is_erased('" + keys + "', '" + word + "')").equals("t");
    }

    @Test
    void aSessionUnderWorkIsWaitedForAndNeverHalfErased() {
        live("63001", "+12025557774");
        bridge.awaitComplete("call/63001");
        bridge.run(
                "update lane set lease_token = 'a worker', lease_until = now() + interval '4 seconds' where lane = '+12025557774'");

        var receipt = CompletableFuture.supplyAsync(() -> erase("{\"phone\":\"+12025557774\"}"));

        await().during(Duration.ofSeconds(2))
                .until(() -> bridge.number("select count(*) from inbox where session_id = '63001'") >= 6
                        && bridge.number("select count(*) from session where id = '63001'") == 1);
        assertThat(receipt.join().at("/removed/session").asInt()).isEqualTo(1);
        assertThat(tablesHolding("2025557774")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|exactly one of phone, email or customerId",
                "{\"phone\":\"+12025550143\",\"email\":\"a@b.example\"}|exactly one",
                "{\"number\":\"+12025550143\"}|exactly one",
                "{\"phone\":\"sister\"}|phone must be",
                "{\"email\":\"nobody\"}|email must be",
                "{\"email\":\"dana.reyes@example.com\"}|agent",
                "{\"customerId\":\"a b\"}|customerId must be"
            })
    void whatNamesNobodyIsRefusedWithTheFieldAndTheFix(String body, String words) {
        bridge.run("insert into ccai_agent (id, email) values ('77', 'dana.reyes@example.com') on conflict do nothing");
        var answer = bridge.send(
                "ada:admin-secret", bridge.request("/api/v1/erasures").POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(words);
    }

    @Test
    void aViewerErasesNobody() {
        var request = bridge.request("/api/v1/erasures").POST(BodyPublishers.ofString("{\"phone\":\"" + OTHER + "\"}"));
        assertThat(bridge.send("vera:viewer-secret", request).statusCode()).isEqualTo(403);
    }

    @Test
    void theDigestOfTheDatabaseIsHmacSha256() throws Exception {
        assertThat(bridge.text("select keyed_digest('" + KEY + "', 'phone:+4930123456')"))
                .isEqualTo(hmac("phone:+4930123456"));
    }

    private static JsonNode erase(String body) {
        return bridge.post("/api/v1/erasures", body);
    }

    private static String event(String call, String number, int n) {
        return BridgeUnderTest.fixture("call-50211-event-" + n + ".json")
                .replace("50211", call)
                .replace("5f0a000", "5f" + call + "000")
                .replace("+12025550143", number);
    }

    private static void live(String call, String number) {
        for (int n = 1; n <= 6; n++) {
            bridge.pushAccepted(event(call, number, n));
        }
    }

    /** A call in the web whose events name the person in full. */
    private static String named(String call) {
        return "{\"count\":1,\"events\":[{\"event_id\":\"named-" + call
                + "\",\"timestamp\":1764147600000,\"type\":\"CallState\",\"item\":{\"call_id\":"
                + call + ",\"state\":\"connected\",\"direction\":\"incoming\",\"session_type\":\"Voice Inbound (IVR)\","
                + "\"end_user\":{\"name\":\"Zoe Canary\",\"email\":\"zoe.canary@example.org\",\"phone\":\"(202) 555-7771\"},"
                + "\"participants\":[{\"type\":\"external\",\"dn\":\"+1 202-555-7771\",\"state\":\"connected\"}]}}]}"
                        .replace("+1 202-555-7771", "+12025557771");
    }

    private static void drop(String call) throws IOException {
        var folder = Files.createDirectories(bridge.files.resolve("drop"));
        Files.write(
                folder.resolve("call-" + call + ".mp3"),
                ("ID3 the voice of canary " + CANARY).getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                folder.resolve("metadata-" + call + ".json"),
                "{\"id\":" + call
                        + ",\"session_type\":\"call\",\"caller\":\"Zoe Canary\",\"email\":\"zoe.canary@example.org\"}");
    }

    /** Where people and other sessions write of the person. */
    private static void mentionEverywhere() {
        bridge.run("insert into click (email, number, typed) values ('dana.reyes@example.com', '" + CANARY
                + "', '(202) 555-7771');"
                + "insert into click_turn (email, number) values ('dana.reyes@example.com', '" + CANARY + "');"
                + "insert into inbox (event_id, source, kind, session_id, occurred_at, payload) values ('chat-webhook:1', 'chat-webhook',"
                + " 'told', 'chat:61009', now(), '{\"name\":\"Zoe Canary\",\"phone\":\"(202) 555-7771\"}');"
                + "insert into lane (lane, note) values ('call:quiet', 'was +1 202 555 7771');"
                + "insert into setting_change (who, what, before, after) values ('ada', 'parked', '{\"reason\":\""
                + CANARY + "\"}', '{}')");
    }

    private static void aLaterTableHoldsThePersonToo() {
        bridge.run("create table later (number text); insert into later values ('" + CANARY + "'), ('" + OTHER + "');"
                + "insert into erasure_step values ('later', 't.number = any($1)')");
    }

    /** What events told of a session, and what was decided; later readings of the platform may add to it meanwhile. */
    private static String stateOf(String call) {
        return bridge.text(
                        "select string_agg(event_id || payload, ' ' order by event_id) from inbox where session_id = '"
                                + call + "' and source = 'events'")
                + bridge.text(
                        "select concat_ws(' ', lane, customer_id, rule, ticket, number_backwards) from session where id = '"
                                + call + "'");
    }

    /** The tables of which a full dump would hold what matches: a whole number, for times of day hold any four digits. */
    private static List<String> tablesHolding(String canary) {
        return bridge.query("select tablename from pg_tables where schemaname = 'public' order by 1").stream()
                .filter(table -> bridge.number("select count(*) from \"" + table
                                + "\" r where regexp_replace(cast(r as text), '[ ()+-]', '', 'g') ~* '" + canary + "'")
                        > 0)
                .toList();
    }

    private static void assertNothingIsLeft() throws IOException {
        assertThat(tablesHolding("2025557771|canary")).isEmpty();
        try (var files = Files.walk(bridge.files)) {
            assertThat(files.filter(Files::isRegularFile).map(ErasureTest::content))
                    .noneMatch(text -> text.matches("(?is).*(5557771|555-7771|canary).*"));
        }
        assertThat(LOG.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n")))
                .doesNotContainIgnoringCase("canary")
                .doesNotContain("5557771", "555-7771");
    }

    private static String content(Path file) {
        try {
            return file + " " + Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private static String hmac(String word) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(word.getBytes(StandardCharsets.UTF_8)));
    }
}
