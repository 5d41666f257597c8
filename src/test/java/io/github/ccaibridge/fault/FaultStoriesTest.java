package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.kustomer.FaultPlan;
import io.github.ccaibridge.sandbox.kustomer.LedgerEntry;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kustomer is down, throttled, slow, in the wrong shape or does not let us in, and every call lands in the end, once. */
class FaultStoriesTest {
    private static Scene scene;

    /** Its first answer comes a byte a second, so it is begun before everything else. */
    private static long dripping;

    @BeforeAll
    static void start() {
        scene = Scene.withWholeBudget();
        dripping = scene.newCall();
        scene.faults()
                .on("GET", "/v1/customers/phone=%2B" + Scene.phoneOf(dripping).substring(1))
                .times(1)
                .slowBody(Duration.ofSeconds(1));
        scene.tell(dripping, Scene.phoneOf(dripping));
    }

    @AfterAll
    static void stop() {
        var messages = scene.kustomer().messages().stream()
                .map(one -> one.at("/attributes/externalId").asText())
                .toList();
        FaultCount.of("Kustomer down, throttled, slow, dripping, garbled, cut off, refusing the key")
                .with(scene.bridge.number("select count(*) from session"), "sessions")
                .with(scene.bridge.number("select count(*) from session where state = 'complete'"), "at their end")
                .with(messages.stream().distinct().count(), "messages")
                .with(messages.size() - messages.stream().distinct().count(), "twice")
                .print();
        scene.close();
    }

    @AfterEach
    void fairWeather() {
        scene.faults().clear();
        scene.set(Switch.UNIQUE_CONVERSATION_EXTERNAL_ID, 1);
        scene.set(Switch.UNIQUE_MESSAGE_EXTERNAL_ID, 1);
    }

    @Test
    void whatArrivesDuringAnOutageLandsOnceAfterIt() {
        scene.faults().outage(Duration.ofHours(1));
        var calls = scene.newCalls(20);
        calls.forEach(call -> scene.tell(call, Scene.phoneOf(call)));
        calls.forEach(scene::awaitAttempt);
        assertThat(calls)
                .noneMatch(call -> scene.kustomer()
                        .conversationByExternalId("ccai:call:" + call)
                        .isPresent());

        scene.faults().endOutage();
        calls.forEach(scene::assertLandedOnce);
    }

    @Test
    void anOutageThatAnswersWithTheHtmlPageOfAGatewayIsOneToo() {
        scene.faults().on("*", "*").html(503);
        var call = scene.tellNewCall();
        scene.awaitAttempt(call);

        scene.faults().clear();
        scene.assertLandedOnce(call);
    }

    @Test
    void aThrottledRequestIsNoAttemptWhetherHeadersSayHowLongOrNot() {
        scene.faults().on("POST", "/v1/customers").times(1).tooManyRequests(Duration.ofSeconds(2));
        scene.faults().on("POST", "/v1/conversations/*/messages").times(1).tooManyRequestsWithoutHeaders();
        var call = scene.tellNewCall();

        var waits = "select count(*) from lane where note like '%rate limit%' and attempts = 0"
                + " and failing_since is null and lane = '" + Scene.phoneOf(call) + "'";
        await().atMost(Duration.ofSeconds(10)).until(() -> scene.bridge.number(waits) == 1);
        scene.assertLandedOnce(call);
        assertThat(scene.bridge.requestsOf("call/" + call)).contains("create-customer 429", "post-message 429");
    }

    static Stream<Arguments> mishaps() {
        return Stream.of(
                mishap("reset before it is carried out", FaultPlan::resetBefore),
                mishap("reset after it was carried out", FaultPlan::resetAfter),
                mishap("the answer ends half-way", FaultPlan::truncated),
                mishap("carried out and answered 502", plan -> plan.executing().html(502)),
                mishap(
                        "carried out and answered garbage",
                        plan -> plan.executing().garbage(201)),
                mishap(
                        "carried out and answered nothing",
                        plan -> plan.executing().empty(201)),
                mishap("not carried out and answered 200 with an error", FaultPlan::okWithErrorBody));
    }

    private static Arguments mishap(String name, Consumer<FaultPlan> plan) {
        return Arguments.of(name, plan);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mishaps")
    void eachCreationThatMeetsAMishapIsThereOnceThoughKustomerWouldTakeTwo(String name, Consumer<FaultPlan> mishap) {
        scene.set(Switch.UNIQUE_CONVERSATION_EXTERNAL_ID, 0);
        scene.set(Switch.UNIQUE_MESSAGE_EXTERNAL_ID, 0);
        mishap.accept(scene.faults().on("POST", "/v1/customers").times(1));
        mishap.accept(scene.faults().on("POST", "/v1/customers/*/conversations").times(1));
        mishap.accept(scene.faults().on("POST", "/v1/conversations/*/messages").times(1));
        var call = scene.tellNewCall();

        scene.assertLandedOnce(call);
        assertThat(scene.bridge.requestsOf("call/" + call))
                .as("looked before sending again")
                .contains("list-tickets 200", "find-message 200");
    }

    @Test
    void aKeyThatIsRefusedForAWhileHealsByItself() {
        scene.faults().on("*", "*").unauthorized();
        var call = scene.tellNewCall();
        scene.awaitAttempt(call);
        assertThat(scene.bridge.explanation("call/" + call).path("awaiting").toString())
                .contains("KUSTOMER_API_KEY");
        assertThat(scene.state(call)).isNotEqualTo("parked");

        scene.faults().clear();
        scene.assertLandedOnce(call);
    }

    @Test
    void aCustomerWhoseAnswersTakeEightSecondsHoldsNobodyElseBack() {
        var slow = scene.newCall();
        var begun = scene.kustomer().ledger().entries().size();
        scene.faults()
                .on("GET", "/v1/customers/phone=%2B" + Scene.phoneOf(slow).substring(1))
                .times(1)
                .latency(Duration.ofSeconds(8));
        scene.tell(slow, Scene.phoneOf(slow));
        var others = scene.newCalls(15);
        others.forEach(call -> scene.tell(call, Scene.phoneOf(call)));

        others.forEach(scene::awaitComplete);
        scene.assertLandedOnce(slow);
        assertThat(customersCreatedBetween(begun, slow))
                .as("more than half of the others went by while one waited")
                .hasSizeGreaterThan(others.size() / 2);
    }

    private static List<LedgerEntry> customersCreatedBetween(int begun, long call) {
        return scene.kustomer().ledger().entries().stream()
                .skip(begun)
                .filter(entry -> entry.operation().equals("POST customers"))
                .takeWhile(entry -> !entry.body().toString().contains(Scene.phoneOf(call)))
                .toList();
    }

    /** A time-out that starts anew with each byte would hold the worker for as long as bytes come. */
    @Test
    void anAnswerThatDripsIsBrokenOffAndTheCallLands() {
        scene.assertLandedOnce(dripping);
        assertThat(scene.bridge.number("select count(*) from lane where lease_until < now() - interval '1 minute'"))
                .as("lanes stuck for longer than two leases")
                .isZero();
    }
}
