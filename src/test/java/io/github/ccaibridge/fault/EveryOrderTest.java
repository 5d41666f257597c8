package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedEvent;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever the order in which the six events of a call arrive, and however often, Kustomer ends in the same state. */
class EveryOrderTest {
    private static final long SEED = Long.getLong("fault.seed", System.nanoTime() % 1_000_000);
    private static final int EVENTS_IN_A_BODY = 24;

    @Test
    void everyOrderOfTheSixEventsEndsInTheSameTicketAndMessage() {
        System.out.println("fault.seed=" + SEED);
        try (var scene = Scene.withWholeBudget()) {
            var orders = orders(List.of(0, 1, 2, 3, 4, 5));
            var calls = scene.newCalls(orders.size());
            tell(scene, calls, orders);
            await().atMost(Duration.ofSeconds(90)).until(() -> scene.unfinished() == 0);

            var endings = new TreeMap<String, List<List<Integer>>>();
            for (int n = 0; n < calls.size(); n++) {
                endings.computeIfAbsent(Ending.ofMessage(scene, calls.get(n)), e -> new ArrayList<>())
                        .add(orders.get(n));
            }
            assertThat(orders).hasSize(720);
            assertThat(endings)
                    .as("endings, each with the orders that lead to it")
                    .hasSize(1);
            assertThat(endings.firstKey())
                    .contains("\"ccaiCallDurationNum\":242")
                    .contains("answered");
        }
    }

    @Test
    void theCustomerOfATransferredCallHasTheLastAgentWhetherItWasToldInOneBodyOrInMany() {
        try (var scene = Scene.withWholeBudget()) {
            var sam = Agent.SAM_OKAFOR;
            scene.kustomer().addUser(sam.email(), sam.name());
            var calls = new Sessions(5).inbound();
            for (var atOnce : List.of(true, false)) {
                var call = scene.newCall();
                var caller = Caller.byPhone(call, Scene.phoneOf(call));
                var told = calls.transferred(call, caller, Menu.ORDERS, Agent.DANA_REYES, sam, Instant.EPOCH);
                told.putInto(scene.bridge.ccai);
                var begin = atOnce ? told.events().size() : 4;
                scene.bridge.pushAccepted(body(told.events().subList(0, begin)));
                await().until(() ->
                        scene.kustomer().customerByPhone(caller.phone()).isPresent());
                scene.bridge.pushAccepted(
                        body(told.events().subList(begin, told.events().size())));
                scene.awaitComplete(call);
                assertThat(scene.kustomer()
                                .customerByPhone(caller.phone())
                                .orElseThrow()
                                .at("/attributes/custom/ccaiAssignedAgentEmailStr")
                                .asText())
                        .isEqualTo(sam.email());
            }
        }
    }

    private static String body(List<ScriptedEvent> events) {
        return ScriptedSession.envelopeOf(events).toString();
    }

    /** All calls at once, event position by position, some events twice and some of the earlier ones again. */
    private static void tell(Scene scene, List<Long> calls, List<List<Integer>> orders) {
        var random = new Random(SEED);
        for (int position = 0; position < 6; position++) {
            var arriving = new ArrayList<String>();
            for (int n = 0; n < calls.size(); n++) {
                var events = Calls.events(calls.get(n), Scene.phoneOf(calls.get(n)));
                arriving.add(events.get(orders.get(n).get(position)));
                if (random.nextInt(5) == 0) {
                    arriving.add(events.get(orders.get(n).get(random.nextInt(position + 1))));
                }
            }
            for (int from = 0; from < arriving.size(); from += EVENTS_IN_A_BODY) {
                var to = Math.min(arriving.size(), from + EVENTS_IN_A_BODY);
                scene.bridge.pushAccepted(Calls.body(arriving.subList(from, to)));
            }
        }
    }

    private static List<List<Integer>> orders(List<Integer> items) {
        if (items.isEmpty()) {
            return List.of(Collections.emptyList());
        }
        return IntStream.range(0, items.size())
                .boxed()
                .flatMap(n -> {
                    var rest = new ArrayList<>(items);
                    var first = rest.remove((int) n);
                    return orders(rest).stream().map(order -> {
                        var whole = new ArrayList<>(List.of(first));
                        whole.addAll(order);
                        return (List<Integer>) whole;
                    });
                })
                .toList();
    }
}
