package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.ccai.ArtifactDrop;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.support.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One run of the bridge as a process of its own, with its database, its vendors and whoever sends it events. */
final class Run implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(Integer.getInteger("fault.limit", 180));
    /** A lane that its session left, once its contact was known, has nothing to do when it is due. */
    private static final String LEFT = """
            select coalesce(string_agg(line, chr(10)), '') from (
              select concat_ws(' ', 'session', kind, id, state, awaiting, due_at) as line from session
                where state <> 'complete' or events_stored > events_seen
              union all select concat_ws(' ', 'lane', md5(lane), due_at, lease_until, note) from lane
                where (due_at is not null or lease_token is not null) and lane in (select lane from session)
              union all select concat_ws(' ', 'question', c, '') from call_read c where due_at is not null
              union all select concat_ws(' ', 'file', a, '') from artifact a where attached_at is null) as all_left
            """;

    private static final String LONG_AGO = """
            insert into session (kind, id, lane, contact_known, events_stored, events_seen, state, first_seen, heard_at)
              values ('call', '<id>', 'call:<id>', false, 1, 1, 'complete', now() - interval '40 days', now() - interval '40 days');
            insert into artifact (kind, session_id, type, name, stored_as, bytes, stored_at, uploaded_at, attached_at)
              values ('call', '<id>', 'recording', 'recording.mp3', 'call/<id>/recording.mp3', 11, now(), now(), now())
            """;

    final String name;
    final Vendors vendors;
    final BridgeProcess process;
    final StubbornPusher pusher;
    final WebhookSender webhooks;
    /** What has been counted of it so far. */
    FaultCount counted;

    private final String database = TestDatabase.newDatabase();
    private final Map<String, String> settings;
    private final Path files;

    Run(String name, Vendors vendors, long seed) {
        this(name, vendors, seed, null, Map.of());
    }

    /** A run in which files, ratings and SmartActions come late, in every way they can. */
    static Run withLateData(String name, Vendors vendors, long seed) {
        return withLateData(name, vendors, seed, Map.of());
    }

    /** The same with more settings, by their environment names. */
    static Run withLateData(String name, Vendors vendors, long seed, Map<String, String> more) {
        return new Run(name, vendors, seed, emptyFolder(), more);
    }

    private Run(String name, Vendors vendors, long seed, Path files, Map<String, String> more) {
        this.name = name;
        this.vendors = vendors;
        this.files = files;
        settings = settings();
        if (files != null) {
            settings.put("ARTIFACTS_URI", "file:" + files.resolve("drop"));
            settings.put("BRIDGE_ARTIFACTS_STORE", files.resolve("store").toString());
            settings.put("BRIDGE_ARTIFACTS_POLL", "200ms");
            settings.put("BRIDGE_ARTIFACTS_SETTLE", "300ms");
            settings.put("BRIDGE_RECORDINGS_ENABLED", "true");
            settings.put("BRIDGE_RECORDINGS_HOLD_BACK", "2s");
            settings.put("BRIDGE_TAIL_INTERVAL", "2s");
            settings.put("BRIDGE_TICKETS_SETTLE", "3s");
            settings.put("BRIDGE_MESSAGES_GATHER", "1s");
        }
        settings.putAll(more);
        process = new BridgeProcess(name, settings);
        pusher =
                new StubbornPusher(process.address("/ccai/events"), Vendors.EVENTS_USER, Vendors.EVENTS_PASSWORD, seed);
        webhooks = new WebhookSender(process.address("/kustomer/webhooks"), Vendors.WEBHOOK_SECRET);
    }

    /** The ids of webhook events that were answered 202 and are not on disk. */
    List<String> lostWebhooks() {
        var kept = Set.copyOf(TestDatabase.column(database, "select event_id from kustomer_event"));
        return webhooks.taken().stream().filter(id -> !kept.contains(id)).toList();
    }

    /** What another process on the same database, between the same vendors, is started with. */
    Map<String, String> settings() {
        return vendors.settings(database);
    }

    /** A second process of the same run: on its database, with its files, between its vendors. */
    BridgeProcess another(String called) {
        return new BridgeProcess(called, settings);
    }

    /** Starts it for the first time. The sessions are older than this bridge, so its beginning is set before theirs. */
    void begin() {
        process.start();
        awaitReady();
        TestDatabase.run(database, "update bridge_began set at = at - interval '1 day'");
    }

    /**
     * Sends the sessions' events, shows their objects as changed now, and leaves their files where they are picked up: of a
     * single session before its events, of several in a row after those of each, since nothing of a later one comes first.
     */
    void send(List<List<ScriptedSession>> people) {
        send(people, pusher);
    }

    /** The same through another's door. */
    void send(List<List<ScriptedSession>> people, StubbornPusher pusher) {
        var row = people.stream().collect(Collectors.partitioningBy(person -> person.size() > 1));
        row.get(false).forEach(person -> leave(person.get(0)));
        pusher.send(row.get(false));
        pusher.send(row.get(true), this::leave);
    }

    private void leave(ScriptedSession session) {
        session.putStageNow(vendors.ccai, session.stages().size() - 1);
        new ArtifactDrop(files.resolve("drop")).leave(session);
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target/files")), "run")
                    .toAbsolutePath();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** What is still to be done, one line each: sessions, lanes, questions and files. */
    private List<String> left() {
        try (var dropped = Files.list(files.resolve("drop"))) {
            var lines = new ArrayList<String>();
            dropped.filter(Files::isRegularFile).forEach(file -> lines.add("dropped " + file.getFileName()));
            TestDatabase.text(database, LEFT).lines().forEach(lines::add);
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void awaitReady() {
        process.awaitReady();
    }

    /** Waits until everything was sent, every session is complete and nothing is due any more. */
    void awaitComplete() throws Exception {
        pusher.awaitSent();
        var waiting = await("complete").pollInterval(Duration.ofMillis(250)).atMost(LIMIT);
        if (files == null) {
            waiting.until(() -> count(Scene.UNFINISHED) == 0);
        } else {
            waiting.untilAsserted(() -> assertThat(left()).isEmpty());
        }
    }

    void change(String sql) {
        TestDatabase.run(database, sql);
    }

    /** A session at rest, with a file of its own, that was last told of longer ago than anything is kept. */
    void keepSessionOfLongAgo(String id) throws IOException {
        var file = Files.createDirectories(storeOf(id)).resolve("recording.mp3");
        Files.writeString(file, "a recording");
        TestDatabase.run(database, LONG_AGO.replace("<id>", id));
    }

    /** Whether rows or a file of it are left. */
    boolean holds(String id) {
        return Files.exists(storeOf(id))
                || count("select (select count(*) from session where id = '" + id
                                + "') + (select count(*) from artifact where session_id = '" + id + "')")
                        > 0;
    }

    private Path storeOf(String call) {
        return files.resolve("store").resolve("call").resolve(call);
    }

    /** Waits until it has taken a lease that nobody had before. */
    void awaitAtWork(Set<String> before) {
        await("work under way")
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofMinutes(1))
                .until(() -> isAtWork(before));
    }

    /** Kills the bridge; true when it held a lease at that moment that nobody had before. */
    boolean killAtWork(Set<String> before) {
        var working = isAtWork(before);
        process.kill();
        return working;
    }

    private boolean isAtWork(Set<String> before) {
        return !before.containsAll(leases());
    }

    /** The leases that somebody has or had when he died. */
    Set<String> leases() {
        return Set.copyOf(TestDatabase.column(
                database,
                "select lease_token from lane where lease_token is not null"
                        + " union all select lease_token from artifact where lease_token is not null"));
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
        webhooks.close();
        process.close();
        vendors.close();
    }
}
