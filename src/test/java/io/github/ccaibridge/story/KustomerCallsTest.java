package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Counts what each kind of session costs at Kustomer, one note for each wrap-up included, and prints it: {@code ./mvnw -Dtest=KustomerCallsTest test}. */
@Execution(ExecutionMode.CONCURRENT)
class KustomerCallsTest {
    private static final Instant NINE = Instant.parse("2025-11-26T09:00:00Z");
    private static final String UNSEEN = "select count(*) from session join lane using (lane)"
            + " where events_stored > events_seen or lease_until > now()";
    private static BridgeUnderTest bridge;
    private static final Sessions SESSIONS = new Sessions(3);

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest();
        bridge.kustomer.addUser("dana.reyes@example.com", "Dana Reyes");
        bridge.kustomer.addUser("sam.okafor@example.com", "Sam Okafor");
        // The first sessions find the agents; after an hour, or a restart, the directory is warm by itself.
        bridge.play(answered(69999, phone(98)));
        bridge.play(SESSIONS.inbound()
                .transferred(70000, phone(99), Menu.ORDERS, Agent.DANA_REYES, Agent.SAM_OKAFOR, NINE));
        System.out.printf("%n%-52s %5s  %s%n", "session", "calls", "requests");
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void anAnsweredCall() {
        costs("answered, new caller", 6, answered(70001, phone(61)));
        bridge.knownCustomer("+12025550162");
        costs("answered, known customer, first seen", 5, answered(70002, phone(62)));
        costs("answered, same menu again: joins", 3, answered(70003, phone(62)));
        costs("answered, other menu, customer seen before", 4, answered(70004, phone(62), Menu.RETURNS));
        costs(
                "the same, recorded",
                5,
                answered(70008, phone(62), new Menu(30, "Technical", 7, "Support", "ivr_menu"))
                        .recorded());
        costs("answered, withheld number", 4, withheld(70005));
        costs("answered, withheld number again", 3, withheld(70006));
        costs(
                "answered and transferred, customer seen before",
                6,
                SESSIONS.inbound()
                        .transferred(70007, phone(61), Menu.RETURNS, Agent.DANA_REYES, Agent.SAM_OKAFOR, NINE));
    }

    @Test
    void anUnansweredCall() {
        bridge.knownCustomer("+12025550163");
        costs("abandoned, known customer", 4, abandoned(70011, phone(63)));
        costs("abandoned again: joins", 2, abandoned(70012, phone(63)));
        costs("abandoned, new caller", 5, abandoned(70013, phone(64)));
        costs("voicemail, customer seen before", 3, SESSIONS.inbound().voicemail(70014, phone(63), Menu.ORDERS, NINE));
    }

    @Test
    void anOutboundCall() {
        costs("outbound, new number", 6, SESSIONS.outbound().made(70021, phone(65), Agent.DANA_REYES, NINE));
        costs("outbound again: joins", 3, SESSIONS.outbound().made(70022, phone(65), Agent.DANA_REYES, NINE));
    }

    @Test
    void aChat() {
        var user = Caller.ofApp(81, "user-81", null, null, null);
        costs("web chat, new app user", 5, chat(70031, user));
        costs("web chat, same menu again: joins", 3, chat(70032, user));
        var slow = Caller.ofApp(82, "user-82", null, null, null);
        costsSlowly("web chat, new app user, one event after the other", 7, chat(70033, slow));
    }

    /** All that is told of a session comes in one body, so that nobody's pace decides how often it is worked on. */
    private static void costs(String what, int most, ScriptedSession session) {
        session.putInto(bridge.ccai);
        bridge.pushAccepted(ScriptedSession.envelopeOf(session.events()).toString());
        bridge.awaitComplete(session.kind() + "/" + session.id());
        counted(what, most, session);
    }

    /** Each event is worked on before the next comes, as with people who take their time. */
    private static void costsSlowly(String what, int most, ScriptedSession session) {
        session.putInto(bridge.ccai);
        session.events().forEach(event -> {
            bridge.pushAccepted(ScriptedSession.envelopeOf(List.of(event)).toString());
            await().until(() -> bridge.number(UNSEEN) == 0);
        });
        bridge.awaitComplete(session.kind() + "/" + session.id());
        counted(what, most, session);
    }

    private static void counted(String what, int most, ScriptedSession session) {
        // What goes to storage is no request to Kustomer (K 1.7, 6).
        var requests = bridge.requestsOf(session.kind() + "/" + session.id()).stream()
                .filter(request -> !request.startsWith("upload-file"))
                .toList();
        System.out.printf("%-52s %5d  %s%n", what, requests.size(), words(requests));
        assertThat(requests).as(what).hasSizeLessThanOrEqualTo(most);
    }

    private static String words(List<String> requests) {
        return String.join(
                ", ", requests.stream().map(r -> r.replaceFirst(" 2..$", "")).toList());
    }

    private static ScriptedSession answered(long id, Caller caller) {
        return answered(id, caller, Menu.ORDERS);
    }

    private static ScriptedSession answered(long id, Caller caller, Menu menu) {
        return SESSIONS.inbound().answered(id, caller, menu, Agent.DANA_REYES, NINE);
    }

    private static ScriptedSession withheld(long id) {
        return SESSIONS.inbound().withheld(id, "anonymous", Menu.ORDERS, Agent.DANA_REYES, NINE);
    }

    private static ScriptedSession abandoned(long id, Caller caller) {
        return SESSIONS.inbound().abandoned(id, caller, Menu.ORDERS, NINE);
    }

    private static ScriptedSession chat(long id, Caller user) {
        return SESSIONS.chats().web(id, user, Menu.WEB_ORDERS, Agent.DANA_REYES, NINE);
    }

    private static Caller phone(int customer) {
        return Caller.byPhone(1000 + customer, "+120255501" + customer);
    }
}
