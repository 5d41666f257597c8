package io.github.ccaibridge.sandbox.ccai;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The media behind the addresses of session objects, below {@code /recordings/}: whatever is asked for exists, in the size
 * set for it or in one of 10 to 60 kB. Paths may be given with or without that beginning.
 */
public final class Recordings {
    static final String BASE = "/recordings/";

    private final Map<String, Long> sizes = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final List<Plan> plans = new CopyOnWriteArrayList<>();

    private record Plan(String name, RecordingFault fault, Duration length, AtomicInteger left) {
        boolean strikes(String askedName) {
            return name.equals(askedName) && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        }
    }

    public void put(String path, long bytes) {
        sizes.put(name(path), bytes);
    }

    /** The next so many requests for a recording suffer this, after those planned before. */
    public void fault(String path, RecordingFault fault, int times) {
        plans.add(new Plan(name(path), fault, Duration.ZERO, new AtomicInteger(times)));
    }

    /** The next so many downloads take this long. */
    public void slow(String path, Duration length, int times) {
        plans.add(new Plan(name(path), RecordingFault.SLOW, length, new AtomicInteger(times)));
    }

    public String sha256(String path) {
        return made(path).sha256();
    }

    public long size(String path) {
        return made(path).length();
    }

    /** How often a recording was asked for with the right credentials. */
    public int requests(String path) {
        return asked.getOrDefault(name(path), new AtomicInteger()).get();
    }

    void clear() {
        sizes.clear();
        asked.clear();
        plans.clear();
    }

    Sendable answer(String path) {
        String name = name(path);
        asked.computeIfAbsent(name, each -> new AtomicInteger()).incrementAndGet();
        Plan plan =
                plans.stream().filter(each -> each.strikes(name)).findFirst().orElse(null);
        if (plan == null) {
            return new Download(made(path), false, Duration.ZERO);
        }
        return switch (plan.fault) {
            case HTML -> page(200, "Please sign in.");
            case MISSING -> page(404, "Not found.");
            case UNAVAILABLE -> page(503, "Service unavailable.");
            case TRUNCATED -> new Download(made(path), true, Duration.ZERO);
            case SLOW -> new Download(made(path), false, plan.length);
        };
    }

    private MadeBytes made(String path) {
        String name = name(path);
        return new MadeBytes(name, sizes.getOrDefault(name, MadeBytes.usualLength(name)));
    }

    private static String name(String path) {
        return path.startsWith(BASE) ? path.substring(BASE.length()) : path;
    }

    private static Answer page(int status, String text) {
        String html = "<!DOCTYPE html><html><body>" + text + "</body></html>";
        return new Answer(status, "text/html; charset=utf-8", html, Map.of());
    }
}
