package io.github.ccaibridge.benchmark;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.fault.BridgeProcess;
import io.github.ccaibridge.fault.Calls;
import io.github.ccaibridge.fault.StandInSettings;
import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.CcaiStandIn;
import io.github.ccaibridge.sandbox.kustomer.Fault;
import io.github.ccaibridge.sandbox.kustomer.KustomerStandIn;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import io.github.ccaibridge.support.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** Where the programs run: the two vendors as stand-ins without limits, and calls of new numbers, each told once. */
final class Course implements AutoCloseable {
    /** The events of a call up to its agent, each in a body of its own as CCAI Platform sends them, and the requests they cost. */
    private static final int EVENTS = 4;

    private static final int REQUESTS = 4;

    /** Beyond the ids of all finished sessions that an archive may hold. */
    private static final AtomicLong NEXT = new AtomicLong(1_000_000_000);

    private static final int PUSHERS = 16;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    final KustomerStandIn kustomer = KustomerStandIn.start();
    final CcaiStandIn ccai = CcaiStandIn.start();
    private final List<Contestant> contestants = new ArrayList<>();

    Course() {
        kustomer.switches(kustomer.switches()
                .with(Switch.REQUESTS_PER_MINUTE, 100_000_000)
                .with(Switch.CREATES_PER_CUSTOMER_PER_MINUTE, 0));
        var agent = Agent.DANA_REYES;
        kustomer.addUser(agent.email(), agent.name());
        ccai.putAgent(agent.id(), agent.name(), agent.email(), agent.number());
    }

    /** From now on Kustomer takes this long for each answer. */
    void slowKustomer(Duration latency) {
        kustomer.faults().randomly(0, Map.of(Fault.latency(latency), 1.0));
    }

    Contestant bridge(String name, String database) {
        return bridge(name, database, Map.of());
    }

    Contestant bridge(String name, String database, Map<String, String> more) {
        var settings = settings(database);
        settings.putAll(more);
        return add(new Contestant(name, database, new BridgeProcess(name, settings)));
    }

    Contestant yardstick() {
        var database = TestDatabase.newDatabase();
        var process = new BridgeProcess("yardstick", settings(database));
        process.runs(Yardstick.class);
        return add(new Contestant("hand-written", database, process));
    }

    private Contestant add(Contestant one) {
        contestants.add(one);
        return one;
    }

    private Map<String, String> settings(String database) {
        var settings = StandInSettings.of(kustomer, ccai, database);
        // What the hand-written program does not do is not measured.
        settings.put("BRIDGE_STATUS_INHERITANCE", "off");
        settings.put("BRIDGE_TAIL_INTERVAL", "0s");
        return settings;
    }

    /** Ids of calls nobody has told of; CCAI Platform knows how each ends. */
    List<Long> newCalls(int count) {
        return LongStream.range(0, count).mapToObj(n -> newCall()).toList();
    }

    private long newCall() {
        var call = NEXT.incrementAndGet();
        ccai.putCall((ObjectNode) Calls.object(call));
        return call;
    }

    /** Numbers of one area code, a million of them. */
    static String phone(long call) {
        return "+1202" + (2_000_000 + call % 1_000_000);
    }

    static List<String> answered(long call) {
        return Calls.events(call, phone(call)).subList(0, EVENTS);
    }

    /** Tells all calls at once, each to one of the replicas, an event a body, and waits until Kustomer has been asked everything. */
    Round round(List<Contestant> replicas, int sessions) {
        kustomer.ledger().clear();
        var calls = newCalls(sessions);
        var clock = new Round.Clock(replicas);
        inParallel(PUSHERS, first -> {
            for (int n = first; n < calls.size(); n += PUSHERS) {
                var replica = replicas.get(n % replicas.size());
                answered(calls.get(n)).forEach(event -> replica.push(Calls.body(List.of(event))));
            }
        });
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> kustomer.ledger().count() >= sessions * REQUESTS && opened() == sessions);
        return clock.stop(sessions, kustomer.ledger());
    }

    /** Opening the ticket is the last request of a call that is under way. */
    private int opened() {
        return kustomer.ledger().byOperation().getOrDefault("POST customers/{id}/conversations", 0);
    }

    interface Part {
        void of(int first);
    }

    static void inParallel(int threads, Part part) {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var begun = new ArrayList<Future<?>>();
            for (int n = 0; n < threads; n++) {
                var first = n;
                begun.add(pool.submit(() -> part.of(first)));
            }
            for (var one : begun) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        } finally {
            pool.shutdownNow();
        }
    }

    @Override
    public void close() {
        contestants.forEach(Contestant::close);
        kustomer.close();
        ccai.close();
    }
}
