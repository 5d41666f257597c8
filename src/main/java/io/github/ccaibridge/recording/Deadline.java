package io.github.ccaibridge.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How long CCAI Platform keeps a recording (C 4.3), and how old one may get without its attachment before somebody is told. */
public final class Deadline {
    /** No age worth an alert has been reached. */
    public static final String NONE = "none";

    /** Nobody has a copy and CCAI Platform has let go of its own. */
    public static final String LOST = "lost";

    private static final Pattern AGE = Pattern.compile("([1-9]\\d{0,5})(s|m|h|d)");

    private record Level(String word, Duration age) {}

    private final Duration keptFor;
    private final List<Level> levels = new ArrayList<>();

    /** {@code alertAfter} lists growing ages below {@code keptFor}, such as {@code 24h,72h,6d}. */
    public Deadline(Duration keptFor, String alertAfter) {
        this.keptFor = keptFor;
        var before = Duration.ZERO;
        for (var word : alertAfter.split(",", -1)) {
            var level = new Level(word.strip(), age(word.strip()));
            if (level.age().compareTo(before) <= 0 || level.age().compareTo(keptFor) >= 0) {
                throw new IllegalArgumentException(
                        "must be ages that grow and stay below bridge.recordings.kept-for, such as 24h,72h,6d.");
            }
            levels.add(level);
            before = level.age();
        }
    }

    /** The last age of the list that was reached, {@link #NONE} or {@link #LOST}. */
    public String alert(Duration age, boolean stored) {
        if (!stored && age.compareTo(keptFor) >= 0) {
            return LOST;
        }
        var reached = NONE;
        for (var level : levels) {
            reached = age.compareTo(level.age()) >= 0 ? level.word() : reached;
        }
        return reached;
    }

    /** Whether this alert leaves no time for another: the last age of the list, or a loss. */
    public boolean grave(String alert) {
        return alert.equals(LOST) || alert.equals(levels.get(levels.size() - 1).word());
    }

    /** Whole hours until CCAI Platform lets go of the recording; 0 when it has. */
    public long hoursLeft(Duration age) {
        return Math.max(0, keptFor.minus(age).toHours());
    }

    private static Duration age(String word) {
        var read = AGE.matcher(word);
        if (!read.matches()) {
            throw new IllegalArgumentException(
                    "must be a list of ages in seconds, minutes, hours or days, such as 24h,72h,6d.");
        }
        var number = Long.parseLong(read.group(1));
        return switch (read.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
