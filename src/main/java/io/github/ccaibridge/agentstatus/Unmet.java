package io.github.ccaibridge.agentstatus;

import java.util.List;

/**
 * One thing that keeps an agent's statuses from following each other.
 *
 * @param sentence what is so, without anything personal
 * @param fix what to do about it
 * @param stops {@link #BOTH_WAYS} or {@link #WAY_BACK}
 * @param alike e-mails of the other side that look like this agent's
 */
public record Unmet(String id, String sentence, String fix, String stops, List<String> alike) {
    public static final String BOTH_WAYS = "both ways";
    public static final String WAY_BACK = "way back";

    static Unmet bothWays(String id, String sentence, String fix) {
        return new Unmet(id, sentence, fix, BOTH_WAYS, List.of());
    }

    static Unmet wayBack(String id, String sentence, String fix) {
        return new Unmet(id, sentence, fix, WAY_BACK, List.of());
    }
}
