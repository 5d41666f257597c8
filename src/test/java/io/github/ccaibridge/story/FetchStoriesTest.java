package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recordings that are fetched from the address in the call object. */
class FetchStoriesTest {
    @FunctionalInterface
    private interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    private static final byte[] SOUND = "ID3 the sound of a call".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, Queue<Reply>> REPLIES = new ConcurrentHashMap<>();
    private static final Queue<Headers> HEARD = new ConcurrentLinkedQueue<>();
    private static HttpServer media;
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() throws IOException {
        media = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        media.setExecutor(Executors.newCachedThreadPool());
        media.createContext("/", FetchStoriesTest::reply);
        media.start();
        bridge = new BridgeUnderTest(
                "bridge.hosts-allowed=127.0.0.1:" + media.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        bridge.close();
        media.stop(0);
    }

    @Test
    void theRecordingOfTheCallIsFetchedWithTheApisLogin() throws IOException {
        due("2001", bridge.ccai.url() + "/recordings/call-2001.mp3");
        awaitStored("2001");
        assertThat(bridge.text("select sha256 from artifact where session_id = '2001'"))
                .isEqualTo(bridge.ccai.recordings().sha256("call-2001.mp3"));
        assertThat(Files.size(stored("2001")))
                .isEqualTo(bridge.ccai.recordings().size("call-2001.mp3"));
        assertThat(bridge.text("select payload from inbox where source = 'artifact' and session_id = '2001'"))
                .contains("\"type\":\"recording\"", "\"part\":\"\"");
        await().until(() -> bridge.number("select count(*) from artifact where session_id = '2001'"
                        + " and fetch_due_at is null and lease_token is null and trouble is null")
                == 1);
    }

    @Test
    void anotherHostIsNeverSentTheLogin() {
        replies("2002", whole());
        due("2002");
        awaitStored("2002");
        assertThat(HEARD).isNotEmpty().noneMatch(headers -> headers.containsKey("Authorization"));
    }

    @Test
    void whatIsNotThereYetIsAskedAgain() {
        replies("2003", status(404), status(503), status(500), whole());
        due("2003");
        awaitStored("2003");
        assertThat(bridge.number("select fetch_tries from artifact where session_id = '2003'"))
                .isEqualTo(4);
    }

    @Test
    void aTruncatedFileIsNeverStored() throws Exception {
        replies("2004", truncated(), truncated(), whole());
        due("2004");
        awaitStored("2004");
        assertThat(stored("2004")).hasBinaryContent(SOUND);
        assertThat(Files.list(stored("2004").getParent())).hasSize(1);
        assertThat(Files.list(bridge.files.resolve("store/.parts"))).isEmpty();
    }

    @Test
    void aWebPageIsNoRecordingWhateverItCallsItself() throws IOException {
        replies("2005", body("text/html", SOUND), body("audio/mpeg", bytes(" <HTML><p>sign in")), whole());
        due("2005");
        awaitStored("2005");
        assertThat(stored("2005")).hasBinaryContent(SOUND);
    }

    @Test
    void aChecksumThatIsToldMustBeMet() throws Exception {
        var right = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("MD5").digest(SOUND));
        replies(
                "2006",
                with("x-goog-hash", "crc32c=AAAAAA==,md5=" + right, bytes("ID3 the sound of A call")),
                with("Content-MD5", right, bytes("ID3 the sOund of a call")),
                with("x-goog-hash", "crc32c=AAAAAA==,md5=" + right, SOUND));
        due("2006");
        awaitStored("2006");
        assertThat(stored("2006")).hasBinaryContent(SOUND);
        assertThat(bridge.number("select fetch_tries from artifact where session_id = '2006'"))
                .isEqualTo(3);
    }

    @Test
    void aRedirectIsNotFollowed() {
        replies("2007", exchange -> {
            exchange.getResponseHeaders().set("Location", bridge.ccai.url() + "/recordings/call-1.mp3");
            exchange.sendResponseHeaders(302, -1);
        });
        due("2007");
        awaitTrouble("2007", "302");
        assertThat(bridge.text("select stored_as from artifact where session_id = '2007'"))
                .isNull();
    }

    @Test
    void aLoginThatIsNotTakenIsTriedSlowlyAndNamed() {
        replies("2008", status(403));
        due("2008");
        awaitTrouble("2008", "CCAI_API_TOKEN");
        assertThat(bridge.number(
                        "select extract(epoch from fetch_due_at - now()) from artifact where session_id = '2008'"))
                .isGreaterThan(400);
    }

    @Test
    void anAddressOnAnotherHostIsRefusedForGood() {
        due("2009", "https://files.example.com/call-2009.mp3");
        awaitTrouble("2009", "its host files.example.com is not CCAI Platform's; name it in BRIDGE_HOSTS_ALLOWED");
        assertThat(bridge.number("select count(*) from artifact where session_id = '2009' and fetch_due_at is null"))
                .isEqualTo(1);
    }

    @Test
    void aHostThatTurnsOutToBePrivateIsRefusedForGood() {
        due("2010", "https://" + bridge.ccai.url().getHost() + ":1/call-2010.mp3");
        awaitTrouble("2010", "not on the public internet");
    }

    @Test
    void afterSevenDaysItIsNotAskedAnyMore() {
        replies("2011", status(404));
        due("2011");
        awaitTrouble("2011", "404");
        bridge.run("update artifact set due_since = now() - interval '8 days', fetch_due_at = now(), lease_until = null"
                + " where session_id = '2011'");
        replies("2011", status(404));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> bridge.number(
                                "select count(*) from artifact where session_id = '2011' and fetch_due_at is null")
                        == 1);
    }

    @Test
    void whatWasDroppedMeanwhileIsNotFetched() {
        bridge.run(
                "insert into artifact (kind, session_id, type, name, url, fetch_due_at, stored_as, bytes, sha256, stored_at)"
                        + " values ('call', '2012', 'recording', 'call-2012.mp3', '" + address("2012")
                        + "', now(), 'call/2012/x', 1, 'abc', now())");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> bridge.number(
                                "select count(*) from artifact where session_id = '2012' and fetch_due_at is null")
                        == 1);
        assertThat(bridge.number("select count(*) from inbox where event_id = 'artifact:call:2012:recording::abc'"))
                .isEqualTo(1);
        assertThat(REPLIES).doesNotContainKey("/call-2012.mp3");
    }

    @Test
    void anAnswerWithoutALengthMustEndCleanly() throws IOException {
        replies("2013", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(SOUND);
            exchange.getResponseBody().close();
        });
        due("2013");
        awaitStored("2013");
        assertThat(stored("2013")).hasBinaryContent(SOUND);
    }

    @Test
    void theQueryOfASignedAddressIsSentAsItIs() {
        replies("2014", exchange -> {
            var query = exchange.getRequestURI().getRawQuery();
            send(exchange, "audio/mpeg", bytes("ID3 " + query));
        });
        due("2014", address("2014") + "?X-Sig=a%2Bb%2F&e=1%20");
        awaitStored("2014");
        assertThat(stored("2014")).content().isEqualTo("ID3 X-Sig=a%2Bb%2F&e=1%20");
    }

    @Test
    void theLeaseIsRenewedWhileBytesFlow() {
        replies("2015", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "audio/mpeg");
            exchange.sendResponseHeaders(200, 20L * SOUND.length);
            for (int n = 0; n < 20; n++) {
                exchange.getResponseBody().write(SOUND);
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
        });
        due("2015");
        var lease = "select lease_until from artifact where stored_at is null and session_id = '2015'";
        await().atMost(Duration.ofSeconds(10)).until(() -> bridge.text(lease) != null);
        var claimed = bridge.text(lease);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !claimed.equals(bridge.text(lease)) && bridge.text(lease) != null);
        awaitStored("2015");
        assertThat(bridge.number("select fetch_tries from artifact where session_id = '2015'"))
                .isEqualTo(1);
    }

    private static void reply(HttpExchange exchange) throws IOException {
        try (exchange) {
            HEARD.add(exchange.getRequestHeaders());
            var queue = REPLIES.computeIfAbsent(exchange.getRequestURI().getPath(), path -> new ArrayDeque<>());
            Reply next;
            synchronized (queue) {
                next = queue.poll();
            }
            (next == null ? status(404) : next).to(exchange);
        }
    }

    private static void replies(String session, Reply... replies) {
        REPLIES.put("/call-" + session + ".mp3", new ArrayDeque<>(List.of(replies)));
    }

    private static Reply whole() {
        return body("audio/mpeg", SOUND);
    }

    private static Reply body(String type, byte[] body) {
        return exchange -> send(exchange, type, body);
    }

    private static Reply with(String header, String value, byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().set(header, value);
            send(exchange, "audio/mpeg", body);
        };
    }

    private static Reply status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    /** The stream is closed with bytes missing, at which the server cuts the connection. */
    private static Reply truncated() {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "audio/mpeg");
            exchange.sendResponseHeaders(200, SOUND.length + 100);
            exchange.getResponseBody().write(SOUND);
            exchange.getResponseBody().flush();
        };
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String address(String session) {
        return "http://127.0.0.1:" + media.getAddress().getPort() + "/call-" + session + ".mp3";
    }

    private static void due(String session) {
        due(session, address(session));
    }

    private static void due(String session, String address) {
        bridge.run("insert into artifact (kind, session_id, type, name, url, fetch_due_at) values ('call', '" + session
                + "', 'recording', 'call-" + session + ".mp3', '" + address + "', now())");
    }

    private static void awaitStored(String session) {
        await(session)
                .atMost(Duration.ofSeconds(15))
                .until(() -> bridge.number("select count(*) from artifact a join inbox i using (kind, session_id)"
                                + " where i.source = 'artifact' and stored_at is not null and session_id = '" + session
                                + "'")
                        == 1);
    }

    private static void awaitTrouble(String session, String part) {
        await(session)
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                bridge.text("select trouble from artifact where session_id = '" + session + "'"))
                        .contains(part));
    }

    private static Path stored(String session) {
        return bridge.files
                .resolve("store")
                .resolve(bridge.text("select stored_as from artifact where session_id = '" + session + "'"));
    }
}
