package io.github.ccaibridge.preflight;

import java.util.Map;

/** What the checks know of the bridge's own surroundings; numbers and switches of the database by their names. */
public record Surroundings(
        Map<String, Object> database,
        String publicUrl,
        boolean webhookSecretSet,
        boolean statusesFollow,
        String storeTrouble,
        long storeFreeBytes) {

    long number(String name) {
        return database.get(name) instanceof Number number ? number.longValue() : 0;
    }

    String word(String name) {
        return String.valueOf(database.get(name));
    }
}
