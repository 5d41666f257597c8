package io.github.ccaibridge.benchmark;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/** Prints figures beside what they are held to, and remembers whether all of them were kept. */
final class Figures {
    private boolean held = true;

    Figures(String about) {
        System.out.printf(Locale.ROOT, "%n%s (load %.1f)%n", about, load());
    }

    void note(String what, double figure, String unit) {
        System.out.printf(Locale.ROOT, "  %-58s %9.2f %s%n", what, figure, unit);
    }

    void atMost(String what, double figure, double hold, double aim, String unit) {
        show(what, figure, hold, aim, unit, figure <= hold);
    }

    void atLeast(String what, double figure, double hold, double aim, String unit) {
        show(what, figure, hold, aim, unit, figure >= hold);
    }

    private void show(String what, double figure, double hold, double aim, String unit, boolean kept) {
        held &= kept;
        System.out.printf(
                Locale.ROOT,
                "  %-58s %9.2f %-10s hold %7.2f  aim %7.2f  %s (load %.1f)%n",
                what,
                figure,
                unit,
                hold,
                aim,
                kept ? "held" : "EXCEEDED",
                load());
    }

    boolean held() {
        return held;
    }

    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    static double median(List<Double> figures) {
        return percentile(figures, 50);
    }

    static double percentile(List<Double> figures, int percent) {
        var sorted = figures.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
