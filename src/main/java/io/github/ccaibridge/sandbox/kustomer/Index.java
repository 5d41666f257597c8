package io.github.ccaibridge.sandbox.kustomer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Who holds which value: the lookups, and the uniqueness of what must be unique. */
final class Index {
    private final Map<String, Set<String>> owners = new HashMap<>();

    Set<String> owners(String key) {
        return owners.getOrDefault(key, Set.of());
    }

    /** Refuses when a unique new value has another owner; nothing has changed then. */
    void check(Set<String> after, String owner, Predicate<String> unique) {
        for (String key : after) {
            Set<String> held = owners(key);
            if (unique.test(key) && !held.isEmpty() && !held.equals(Set.of(owner))) {
                String field = key.substring(key.indexOf(' ') + 1, key.indexOf('='));
                throw Refusal.conflict(
                        field + " value is already used by another " + key.substring(0, key.indexOf(' ')), field);
            }
        }
    }

    void swap(Set<String> before, Set<String> after, String owner) {
        Set<String> gone = new HashSet<>(before);
        gone.removeAll(after);
        gone.forEach(key -> owners.computeIfPresent(key, (k, held) -> {
            held.remove(owner);
            return held.isEmpty() ? null : held;
        }));
        after.forEach(
                key -> owners.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(owner));
    }
}
