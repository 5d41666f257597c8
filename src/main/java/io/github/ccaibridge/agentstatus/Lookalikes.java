package io.github.ccaibridge.agentstatus;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds who may be the same person under another e-mail: nobody of the other system has theirs, but local part or name agree (S12). */
public final class Lookalikes {
    private static final int TOLD = 3;
    private final Map<String, List<Person>> alone;

    /** Everybody of both systems. */
    public Lookalikes(Collection<Person> everybody) {
        var held = new HashSet<String>();
        everybody.forEach(one -> held.add(one.side() + one.email()));
        alone = everybody.stream()
                .filter(one -> !held.contains(other(one.side()) + one.email()))
                .flatMap(one -> marks(one).stream().map(mark -> Map.entry(one.side() + mark, one)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** Those of the other system who look like this one; nobody when the other system has the very e-mail. */
    public List<Person> of(Person one) {
        return marks(one).stream()
                .map(mark -> alone.getOrDefault(other(one.side()) + mark, List.of()))
                .flatMap(Collection::stream)
                .distinct()
                .limit(TOLD)
                .toList();
    }

    private static Side other(Side side) {
        return side == Side.KUSTOMER ? Side.CCAI : Side.KUSTOMER;
    }

    private static Set<String> marks(Person one) {
        var local = one.email().replaceFirst("@.*", "").replaceFirst("\\+.*", "");
        return Stream.of("@" + plain(local), "=" + plain(one.name() == null ? "" : one.name()))
                .filter(mark -> mark.length() > 1)
                .collect(toCollection(LinkedHashSet::new));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s._-]", "").toLowerCase(Locale.ROOT);
    }
}
