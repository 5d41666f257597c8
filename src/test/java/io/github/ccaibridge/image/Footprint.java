package io.github.ccaibridge.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.fault.Calls;
import io.github.ccaibridge.fault.StandInSettings;
import io.github.ccaibridge.sandbox.ccai.CcaiStandIn;
import io.github.ccaibridge.sandbox.kustomer.KustomerStandIn;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import io.github.ccaibridge.support.TestDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the bridge needs: {@code ./mvnw verify -DskipUnitTests -Dit.test=Footprint}. The image as it runs in Kubernetes, with the
 * Dockerfile's options and the Deployment's limit of memory, between two stand-ins, its database outside: seconds from start to
 * ready, processor time while nothing happens, resident memory after a thousand sessions. Needs root, as building or replaying the image does.
 */
class Footprint {
    private static final double READY_SECONDS = 15;
    private static final double IDLE_PERCENT = 1;
    private static final double RESIDENT_MB = 450;
    private static final int SESSIONS = 1000;
    private static final int TICKS_A_SECOND = 100;
    private static final Duration CALM = Duration.ofSeconds(Long.getLong("calm", 30));
    private static final Duration WINDOW = Duration.ofSeconds(Long.getLong("window", 60));

    private final String database = TestDatabase.newDatabase();
    private boolean held = true;

    @Test
    void whatItNeedsIsWithinTheLimits() throws Exception {
        var image = Image.make();
        try (var kustomer = KustomerStandIn.start();
                var ccai = CcaiStandIn.start();
                var bridge = new ImageProcess(image, "footprint")) {
            kustomer.switches(kustomer.switches().with(Switch.REQUESTS_PER_MINUTE, 1_000_000));
            System.out.printf(Locale.ROOT, "%nload of this machine at the start: %.1f%n", load());
            var begin = System.nanoTime();
            bridge.start(settings(kustomer, ccai));
            await().pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofMinutes(3))
                    .until(bridge::ready);
            show("start to ready", (System.nanoTime() - begin) / 1e9, READY_SECONDS, "s");
            System.out.printf(Locale.ROOT, "  processor time until ready: %.1f s%n", seconds(bridge));
            show("idle, before the first session", idle(bridge), IDLE_PERCENT, "% of a core");
            tell(bridge, ccai);
            show("resident after " + SESSIONS + " sessions", resident(bridge), RESIDENT_MB, "MB");
            show("idle, after " + SESSIONS + " sessions", idle(bridge), IDLE_PERCENT, "% of a core");
            show("resident after that", resident(bridge), RESIDENT_MB, "MB");
        }
        assertThat(held).as("every figure within its limit").isTrue();
    }

    private Map<String, String> settings(KustomerStandIn kustomer, CcaiStandIn ccai) {
        var settings = StandInSettings.of(kustomer, ccai, database);
        // What a container's limit tells the JVM.
        settings.put("JDK_JAVA_OPTIONS", System.getProperty("jvm", "") + " -XX:MaxRAM=768m");
        return settings;
    }

    private void tell(ImageProcess bridge, CcaiStandIn ccai) {
        var login = StandInSettings.EVENTS_USER + ":" + StandInSettings.EVENTS_PASSWORD;
        for (long call = 50_000; call < 50_000 + SESSIONS; call++) {
            ccai.putCall((ObjectNode) Calls.object(call));
            var body = Calls.body(Calls.events(call, Calls.phone(call % 10_000)));
            assertThat(bridge.send(login, "POST", "/ccai/events", body).statusCode())
                    .isEqualTo(202);
        }
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> TestDatabase.count(database, "select count(*) from session where state = 'complete'")
                        == SESSIONS);
    }

    private static double idle(ImageProcess bridge) throws IOException {
        rest(CALM);
        var before = seconds(bridge);
        var begin = System.nanoTime();
        rest(WINDOW);
        return 100 * (seconds(bridge) - before) / ((System.nanoTime() - begin) / 1e9);
    }

    private static void rest(Duration time) {
        await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
    }

    /** Processor time that it has used, as the kernel counts it. */
    private static double seconds(ImageProcess bridge) throws IOException {
        var fields = Files.readString(Path.of("/proc/" + bridge.pid() + "/stat"))
                .replaceFirst(".*\\) ", "")
                .split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) TICKS_A_SECOND;
    }

    private static double resident(ImageProcess bridge) throws IOException {
        var kilobytes = bridge.status().replaceAll("(?s).*VmRSS:\\s+(\\d+) kB.*", "$1");
        return Long.parseLong(kilobytes) / 1024.0;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void show(String what, double figure, double limit, String unit) {
        held &= figure <= limit;
        System.out.printf(
                Locale.ROOT,
                "%-40s %8.2f %-12s limit %6.1f  %s (load %.1f)%n",
                what,
                figure,
                unit,
                limit,
                figure <= limit ? "held" : "EXCEEDED",
                load());
    }
}
