package io.github.ccaibridge.shape;

import static org.assertj.core.api.Assertions.fail;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a claim found wrong, one line each: file, id and the fix. */
final class Faults {
    private Faults() {}

    static void none(Stream<String> faults) {
        var found = faults.distinct().collect(Collectors.joining("\n  "));
        if (!found.isEmpty()) {
            fail("\n  " + found);
        }
    }
}
