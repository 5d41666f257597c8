package io.github.ccaibridge.fault;

import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.support.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One run of the bridge as a process of its own, with its database, its vendors and whoever sends it events. */
final class Run implements AutoCloseable {
    final String name;
    final Vendors vendors;
    final BridgeProcess process;
    final StubbornPusher pusher;
    private final String database = TestDatabase.newDatabase();

    Run(String name, Vendors vendors, long seed) {
        this(name, vendors, seed, Map.of());
    }

    /** With more settings, by their environment names. */
    Run(String name, Vendors vendors, long seed, Map<String, String> more) {
        this.name = name;
        this.vendors = vendors;
        process = new BridgeProcess(name, settings(vendors, database, more));
        pusher =
                new StubbornPusher(process.address("/ccai/events"), Vendors.EVENTS_USER, Vendors.EVENTS_PASSWORD, seed);
    }

    private static Map<String, String> settings(Vendors vendors, String database, Map<String, String> more) {
        var settings = new HashMap<>(vendors.settings(database));
        settings.putAll(more);
        return settings;
    }

    /** What another process on the same database, between the same vendors, is started with. */
    Map<String, String> settings() {
        return vendors.settings(database);
    }

    void awaitReady() {
        await("ready")
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(1))
                .until(process::ready);
    }

    /** Waits until everything was sent, every session is complete and nothing is due any more. */
    void awaitComplete() throws Exception {
        pusher.awaitSent();
        await("complete")
                .pollInterval(Duration.ofMillis(250))
                .atMost(Duration.ofMinutes(3))
                .until(() -> count(Scene.UNFINISHED) == 0);
    }

    /** Kills the bridge; true when it was working on a lane at that moment. */
    boolean killAtWork() {
        var working = process.ready() && count("select count(*) from lane where lease_until > now()") > 0;
        process.kill();
        return working;
    }

    Picture picture() {
        return Picture.of(vendors.kustomer);
    }

    long count(String sql) {
        return TestDatabase.count(database, sql);
    }

    @Override
    public void close() {
        pusher.close();
        process.close();
        vendors.close();
    }
}
