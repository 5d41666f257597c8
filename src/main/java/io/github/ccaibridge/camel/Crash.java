package io.github.ccaibridge.camel;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The death that a test has asked for: at which crash point, and at which passage of it. */
public final class Crash {
    /** What a shell says of a process that was killed by {@code kill -9}. */
    private static final int KILLED = 137;

    private static final Logger LOG = LoggerFactory.getLogger(Crash.class);
    private static final Pattern CUE = Pattern.compile("([a-z-]+)(?::([1-9]\\d{0,5}))?");

    private final CrashPoint point;
    private final int passage;
    private int passed;

    private Crash(CrashPoint point, int passage) {
        this.point = point;
        this.passage = passage;
    }

    /** Of a setting such as {@code after-claim} or {@code after-claim:3}; one that names no point is refused with those there are. */
    public static Crash at(String setting) {
        var cue = CUE.matcher(setting.trim());
        if (cue.matches()) {
            var passage = cue.group(2) == null ? 1 : Integer.parseInt(cue.group(2));
            return CrashPoint.of(cue.group(1))
                    .map(point -> new Crash(point, passage))
                    .orElseThrow(() -> unknown(setting));
        }
        throw unknown(setting);
    }

    private static IllegalArgumentException unknown(String setting) {
        return new IllegalArgumentException("bridge.fault.crash-at=" + setting
                + " names no crash point; leave it unset, or in a test use "
                + Arrays.stream(CrashPoint.values()).map(CrashPoint::word).collect(Collectors.joining(", "))
                + ", with :2 behind it for the second passage.");
    }

    /** Says it as loudly as the log can: nobody wants this by mistake. */
    public Crash armed() {
        LOG.warn(
                "crash point {} is armed: this process ends without a word at its passage {}, when {}; unset"
                        + " bridge.fault.crash-at unless a test wants it",
                point.word(),
                passage,
                point.meaning());
        return this;
    }

    public CrashPoint point() {
        return point;
    }

    /** At the passage asked for the process ends as if killed, with nothing finished or closed; whoever comes meanwhile waits. */
    public synchronized void pass() {
        passed++;
        if (passed == passage) {
            LOG.warn("crash point {} is reached", point.word());
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
