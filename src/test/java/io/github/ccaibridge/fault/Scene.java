package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.kustomer.Faults;
import io.github.ccaibridge.sandbox.kustomer.KustomerStandIn;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import io.github.ccaibridge.story.BridgeUnderTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A bridge between two stand-ins whose budget is out of the way, and calls of new numbers to tell it. */
final class Scene implements AutoCloseable {
    /** Sessions, lanes and questions to CCAI Platform with which something is still to be done. */
    static final String UNFINISHED =
            "select (select count(*) from session where state <> 'complete' or events_stored > events_seen)"
                    + " + (select count(*) from lane where due_at is not null or lease_token is not null)"
                    + " + (select count(*) from call_read where due_at is not null)";

    private static final AtomicLong CALLS = new AtomicLong(60_000);
    private static final Duration LONG = Duration.ofSeconds(60);

    final BridgeUnderTest bridge;

    Scene(String... settings) {
        bridge = new BridgeUnderTest(settings);
        set(Switch.REQUESTS_PER_MINUTE, 1_000_000);
        bridge.kustomer.addUser(Agent.DANA_REYES.email(), Agent.DANA_REYES.name());
        bridge.ccai.putAgent(
                Agent.DANA_REYES.id(), Agent.DANA_REYES.name(), Agent.DANA_REYES.email(), Agent.DANA_REYES.number());
    }

    /** On a database of its own, before a Kustomer that refuses no second record. */
    static Scene on(String database) {
        var scene = new Scene("spring.datasource.url=" + database, "bridge.kustomer.budget-share=1");
        scene.set(Switch.UNIQUE_CONVERSATION_EXTERNAL_ID, 0);
        scene.set(Switch.UNIQUE_MESSAGE_EXTERNAL_ID, 0);
        return scene;
    }

    static Scene withWholeBudget() {
        return new Scene("bridge.kustomer.budget-share=1");
    }

    KustomerStandIn kustomer() {
        return bridge.kustomer;
    }

    Faults faults() {
        return bridge.kustomer.faults();
    }

    void set(Switch one, long value) {
        bridge.kustomer.switches(bridge.kustomer.switches().with(one, value));
    }

    /** The id of a call nobody has told of; CCAI Platform knows how it ends. */
    long newCall() {
        long call = CALLS.incrementAndGet();
        bridge.ccai.putCall((ObjectNode) Calls.object(call));
        return call;
    }

    List<Long> newCalls(int count) {
        return LongStream.range(0, count).mapToObj(n -> newCall()).toList();
    }

    static String phoneOf(long call) {
        return Calls.phone(call % 10_000);
    }

    /** A whole call of a new number in one body. */
    long tellNewCall() {
        long call = newCall();
        tell(call, phoneOf(call));
        return call;
    }

    void tell(long call, String phone) {
        bridge.pushAccepted(Calls.body(Calls.events(call, phone)));
    }

    /** Tells a whole call, whatever the door answers. */
    HttpResponse<String> push(long call) {
        return bridge.push(Calls.body(Calls.events(call, phoneOf(call))));
    }

    int readiness() {
        return bridge.send("ada:admin-secret", HttpRequest.newBuilder(bridge.address("/actuator/health/readiness")))
                .statusCode();
    }

    /** Who could not let its lanes go keeps them for a minute; here the leases are over at once. */
    void endLeases() {
        bridge.run("update lane set lease_until = now() where lease_until > now()");
    }

    /** How often the lane of a call has failed since it worked last. */
    long attempts(long call) {
        return bridge.number("select coalesce(max(attempts), -1) from lane where lane = '" + phoneOf(call) + "'");
    }

    void awaitAttempt(long call) {
        await().atMost(LONG).until(() -> attempts(call) > 0);
    }

    String awaitParked(long call) {
        await().atMost(LONG).until(() -> state(call).equals("parked"));
        return bridge.explanation("call/" + call).path("awaiting").toString();
    }

    String state(long call) {
        return bridge.state("call/" + call);
    }

    void awaitComplete(long call) {
        await("call " + call).atMost(LONG).until(() -> state(call).equals("complete"));
    }

    /** The call's end reached Kustomer, on one ticket of one customer, in one message. */
    void assertLandedOnce(long call) {
        awaitComplete(call);
        bridge.ticketOf("call", String.valueOf(call));
        await().atMost(LONG)
                .until(() -> bridge.messageOf("call", String.valueOf(call))
                                .at("/attributes/custom/ccaiHoldTimeNum")
                                .asInt()
                        == 31);
        assertThat(bridge.kustomer.customers())
                .filteredOn(one -> one.toString().contains(phoneOf(call)))
                .hasSize(1);
    }

    /** Waits until all is done; every call is told once, none is parked. */
    void assertAllOnce(List<Long> calls, FaultCount count) {
        calls.forEach(this::awaitComplete);
        await().atMost(LONG).until(() -> unfinished() == 0);
        var names = calls.stream().map(call -> "ccai:call:" + call).toList();
        count.lostAndTwice(names, byName(kustomer().messages())).print();
        for (var records : List.of(kustomer().messages(), kustomer().conversations())) {
            var held = byName(records);
            assertThat(held.keySet()).containsAll(names);
            assertThat(held).allSatisfy((name, same) -> assertThat(same).hasSize(1));
        }
        assertThat(bridge.number("select count(*) from lane where parked_at is not null"))
                .isZero();
    }

    private static Map<String, List<JsonNode>> byName(List<JsonNode> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        one -> one.at("/attributes/externalId").asText()));
    }

    long unfinished() {
        return bridge.number(UNFINISHED);
    }

    String manage(String path) {
        return bridge.send(
                        "ada:admin-secret",
                        HttpRequest.newBuilder(bridge.address(path)).POST(BodyPublishers.noBody()))
                .body();
    }

    @Override
    public void close() {
        try {
            FaultCount.connectionsBack("the bridge", bridge::connectionsOut);
        } finally {
            bridge.close();
        }
    }
}
