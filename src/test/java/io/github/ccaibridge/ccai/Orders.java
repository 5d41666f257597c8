package io.github.ccaibridge.ccai;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The orders in which events may arrive. */
final class Orders {
    private Orders() {}

    /** Every order of the list. */
    static <T> List<List<T>> all(List<T> list) {
        if (list.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<T>>();
        for (var rest : all(list.subList(1, list.size()))) {
            for (int place = 0; place <= rest.size(); place++) {
                var order = new ArrayList<>(rest);
                order.add(place, list.get(0));
                orders.add(order);
            }
        }
        return orders;
    }

    /** The list with some of its members a second time, anywhere. */
    static <T> List<T> withDuplicates(List<T> list, Random random) {
        var more = new ArrayList<>(list);
        list.stream()
                .filter(one -> random.nextBoolean())
                .forEach(one -> more.add(random.nextInt(more.size() + 1), one));
        return more;
    }

    /** Some members of the list in some order. */
    static <T> List<T> some(List<T> list, Random random) {
        var some = new ArrayList<>(
                list.stream().filter(one -> random.nextInt(3) > 0).toList());
        Collections.shuffle(some, random);
        return some;
    }

    static <T> Stream<List<T>> shuffled(List<T> list, int times) {
        return IntStream.range(0, times).mapToObj(seed -> {
            var order = new ArrayList<>(list);
            Collections.shuffle(order, new Random(seed));
            return order;
        });
    }
}
