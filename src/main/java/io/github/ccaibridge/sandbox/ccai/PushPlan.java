package io.github.ccaibridge.sandbox.ccai;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** When which events go out in one body, with the duplicates, swaps and batches the switches ask for. */
final class PushPlan {
    /** One body and its moment, counted from the first. */
    record Post(Duration due, List<ScriptedEvent> events) {}

    private record Slot(Duration due, ScriptedEvent event) {}

    private PushPlan() {}

    static List<Post> of(List<ScriptedEvent> events, PushSwitches switches) {
        Random random = new Random(switches.seed());
        List<ScriptedEvent> ordered = new ArrayList<>(events);
        ordered.sort(Comparator.comparing(ScriptedEvent::deliveredAt));
        if (ordered.isEmpty()) {
            return List.of();
        }
        Instant first = ordered.get(0).deliveredAt();
        swapNeighbours(ordered, switches, random);
        List<Slot> slots = new ArrayList<>();
        Duration last = Duration.ZERO;
        for (ScriptedEvent event : ordered) {
            Duration due = compressed(Duration.between(first, event.deliveredAt()), switches.timeFactor());
            last = due.compareTo(last) > 0 ? due : last;
            slots.add(new Slot(last.plus(someOf(switches.delay(), random)), event));
            if (random.nextDouble() < switches.duplicates()) {
                slots.add(new Slot(last.plus(someOf(Duration.ofMillis(200), random)), event));
            }
        }
        slots.sort(Comparator.comparing(Slot::due));
        return batched(slots, switches, random);
    }

    /** Two neighbours of one session change places; other sessions between them do not matter. */
    private static void swapNeighbours(List<ScriptedEvent> ordered, PushSwitches switches, Random random) {
        Map<String, Integer> before = new HashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            Integer earlier = before.put(ordered.get(i).key(), i);
            if (earlier != null && random.nextDouble() < switches.reorderings()) {
                ScriptedEvent swapped = ordered.get(earlier);
                ordered.set(earlier, ordered.get(i));
                ordered.set(i, swapped);
            }
        }
    }

    private static List<Post> batched(List<Slot> slots, PushSwitches switches, Random random) {
        List<Post> posts = new ArrayList<>();
        int next = 0;
        while (next < slots.size()) {
            int size = Math.min(1 + random.nextInt(Math.max(1, switches.batchSize())), slots.size() - next);
            List<Slot> batch = slots.subList(next, next + size);
            posts.add(new Post(
                    batch.get(size - 1).due(), batch.stream().map(Slot::event).toList()));
            next += size;
        }
        return posts;
    }

    static Duration compressed(Duration real, double factor) {
        return factor <= 0 ? Duration.ZERO : Duration.ofMillis(Math.max(0, Math.round(real.toMillis() / factor)));
    }

    private static Duration someOf(Duration atMost, Random random) {
        return Duration.ofMillis(Math.round(atMost.toMillis() * random.nextDouble()));
    }
}
