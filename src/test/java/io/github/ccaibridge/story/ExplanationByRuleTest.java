package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import io.github.ccaibridge.ticket.Situation;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.web.util.HtmlUtils;

/** For each rule a session in which it fired and one in which it nearly did, as the page tells them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExplanationByRuleTest {
    private static final Instant NINE = Instant.parse("2025-11-26T09:00:00Z");
    private static final String OF_TICKET = "a ticket of the customer: ";
    private static final Pattern RULE = Pattern.compile("class=\"rule\">([^<]*)<");
    private static final Pattern SENTENCE = Pattern.compile("class=\"sentence\">([^<]*)<");
    private static final Pattern MISS =
            Pattern.compile("<tr class=\"miss\">\\s*<th[^>]*><a[^>]*>([^<]*)</a></th>\\s*<td>([^<]*)</td>");
    private static final Set<String> FIRED = new TreeSet<>();
    private static final Set<String> MISSED = new TreeSet<>();
    private static BridgeUnderTest bridge;
    private static final Sessions SESSIONS = new Sessions(77);
    private static long lastId = 72_000;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest("bridge.app-token=app-token");
        bridge.ccai.putAgent(1234, "Dana Reyes", "dana.reyes@example.com", "1660");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void aVoicemailAndACallThatWasGivenUp() {
        var known = known();
        ticket(known, "open", "ivr-voice", "26");
        fired("T5", play(SESSIONS.inbound().voicemail(++lastId, known, Menu.ORDERS, NINE)));
        missed("T5", "a voicemail was left", abandoned());
    }

    @Test
    void aCallBackAfterATooShortCallAndOneAfterALongerCall() {
        var cut = SESSIONS.inbound().tooShort(++lastId, known(), Menu.ORDERS, Agent.DANA_REYES, NINE);
        play(cut);
        fired("U6", play(backOf(cut, Agent.DANA_REYES)));

        var whole = SESSIONS.inbound().answered(++lastId, known(), Menu.ORDERS, Agent.DANA_REYES, NINE);
        play(whole);
        ticket(whole.caller(), "open", "web-chat", "31");
        var back = play(callBackOf(whole));
        missed("U6", "that session was shorter than the short-call limit", back);
        fired("U5", back);
    }

    @Test
    void aCallBackOfAnotherAgentAndOneWhoseTicketIsClosed() {
        var whole = SESSIONS.inbound().tooShort(++lastId, known(), Menu.ORDERS, Agent.DANA_REYES, NINE);
        play(whole);
        missed("U5", "it calls back an earlier session", play(backOf(whole, Agent.SAM_OKAFOR)));

        var closed = SESSIONS.inbound().answered(++lastId, known(), Menu.ORDERS, Agent.DANA_REYES, NINE);
        play(closed);
        bridge.kustomer.setConversation(
                bridge.ticketWith("call", String.valueOf(closed.id())),
                JsonNodeFactory.instance.objectNode().put("status", "done"));
        missed("U5", OF_TICKET + "it is open", play(callBackOf(closed)));
    }

    @Test
    void aCallThatWasClickedOnATicketAndOneThatWasNot() throws Exception {
        var known = known();
        var older = ticket(known, "open", "ivr-voice", "26");
        ticket(known, "open", "ivr-voice", "26");
        click(known, older);
        fired("K2", play(SESSIONS.outbound().throughApi(900_001, known, Agent.DANA_REYES, Instant.now())));

        var other = known();
        ticket(other, "open", "web-chat", "31");
        var made = play(SESSIONS.outbound().made(++lastId, other, Agent.DANA_REYES, NINE));
        missed("K2", "an agent clicked on a ticket to make it", made);
        fired("U2", made);
    }

    @Test
    void anOutboundCallWhoseLastTicketIsDone() {
        var known = known();
        ticket(known, "open", "ivr-voice", "26");
        ticket(known, "done", "ivr-voice", "26");
        var made = play(SESSIONS.outbound().made(++lastId, known, Agent.DANA_REYES, NINE));
        missed("U2", OF_TICKET + "it is open", made);
        fired("T3", made);

        missed(
                "U2",
                "the customer has a ticket",
                play(SESSIONS.outbound().made(++lastId, known(), Agent.DANA_REYES, NINE)));
    }

    @Test
    void aChatOnTheWebAndAPhoneCall() {
        var chat = play(SESSIONS.chats().web(++lastId, known(), Menu.ORDERS, Agent.DANA_REYES, NINE));
        fired("T1", chat);
        missed("T3", "an outbound call was made", chat);

        var call = answered(known());
        fired("T2", call);
        missed("T1", "a call or chat came in through an app, a message or the API", call);
    }

    @Test
    void anOpenTicketOfTheSameMenuAndOneOfAnother() {
        var known = known();
        ticket(known, "open", "ivr-voice", "26");
        fired("U1", answered(known));

        var other = known();
        ticket(other, "open", "ivr-voice", "28");
        missed("U1", OF_TICKET + "it has the same menu", answered(other));
        var mobile = known();
        ticket(mobile, "open", "mobile-voice", "26");
        missed("U1", OF_TICKET + "it has the same channel", answered(mobile));
    }

    @Test
    void aCallerWhoGivesUpAndACallThatGoesOnUnderAnotherId() {
        var given = abandoned();
        fired("T4", given);
        missed("T2", "an agent answered a phone call", given);

        var gone = SESSIONS.inbound()
                .abandoned(++lastId, known(), Menu.ORDERS, NINE)
                .then(object -> object.put("status", "recovered"), NINE.plusSeconds(60));
        missed("T4", "the caller gave up before an agent answered", play(gone));
        assertThat(page(key(gone), "en")).contains("no rule").contains("The session was left alone.");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyRuleOfTheTableFiredAndWasMissedInTheTestsBefore() {
        assertThat(bridge.get("/api/v1/rules").findValuesAsText("rule"))
                .filteredOn(rule -> !rule.equals("none"))
                .containsExactlyInAnyOrderElementsOf(FIRED)
                .containsExactlyInAnyOrderElementsOf(MISSED);
    }

    @Test
    void everySentenceOfARuleHasItsGerman() {
        var rules = bridge.get("/api/v1/rules");
        var page = text("/console/rules?lang=de");
        for (var rule : rules) {
            assertThat(page).doesNotContain(rule.path("sentence").asText());
            rule.path("facts").forEach(fact -> assertThat(page).doesNotContain(fact.asText()));
        }
        Stream.of(Situation.values())
                .map(Situation::sentence)
                .forEach(sentence -> assertThat(page).doesNotContain(sentence));
    }

    private static void fired(String rule, String session) {
        var page = page(session, "en");
        assertThat(found(RULE, page)).as(session).isEqualTo(rule);
        FIRED.add(rule);
        assertThat(found(SENTENCE, page))
                .isEqualTo(bridge.explanation(session).at("/decision/sentence").asText());
        assertThat(found(RULE, page(session, "de"))).isEqualTo(rule);
    }

    private static void missed(String rule, String fact, String session) {
        MISSED.add(rule);
        assertThat(misses(page(session, "en"))).as(session).containsEntry(rule, fact);
        assertThat(misses(page(session, "de")).get(rule))
                .as(session)
                .isNotBlank()
                .isNotEqualTo(fact);
    }

    private static Map<String, String> misses(String page) {
        var misses = new LinkedHashMap<String, String>();
        MISS.matcher(page).results().forEach(miss -> misses.put(miss.group(1), miss.group(2)));
        return misses;
    }

    private static String found(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private static String page(String session, String language) {
        return text("/console/sessions/" + session + "?lang=" + language);
    }

    private static String text(String path) {
        var answer = bridge.send("ada:admin-secret", bridge.request(path));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return HtmlUtils.htmlUnescape(answer.body());
    }

    private static String play(ScriptedSession session) {
        bridge.play(session);
        return key(session);
    }

    private static String key(ScriptedSession session) {
        return session.kind() + "/" + session.id();
    }

    private static String answered(Caller caller) {
        return play(SESSIONS.inbound().answered(++lastId, caller, Menu.ORDERS, Agent.DANA_REYES, NINE));
    }

    private static String abandoned() {
        return play(SESSIONS.inbound().abandoned(++lastId, known(), Menu.ORDERS, NINE));
    }

    private static ScriptedSession backOf(ScriptedSession cut, Agent agent) {
        return SESSIONS.outbound()
                .callBackWithoutParent(cut, ++lastId, agent, cut.endsAt().plusSeconds(8));
    }

    private static ScriptedSession callBackOf(ScriptedSession called) {
        return SESSIONS.outbound()
                .callBack(called, ++lastId, Agent.DANA_REYES, called.endsAt().plusSeconds(600));
    }

    private static Caller known() {
        var id = ++lastId;
        var number = "+120255" + id;
        bridge.knownCustomer(number);
        return Caller.byPhone(id, number);
    }

    private static String ticket(Caller caller, String status, String channel, String menu) {
        var customer = bridge.kustomer.customers().stream()
                .filter(one -> one.toString().contains("\"" + caller.dn() + "\""))
                .findFirst()
                .orElseThrow();
        return bridge.ticket(customer.path("id").asText(), status, channel, menu);
    }

    private static void click(Caller caller, String ticket) throws Exception {
        var body = "{\"email\":\"dana.reyes@example.com\",\"phone\":\"%s\",\"conversationId\":\"%s\"}"
                .formatted(caller.dn(), ticket);
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(bridge.address("/kustomer/app/click-to-call"))
                                .header("Authorization", "Bearer app-token")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }
}
