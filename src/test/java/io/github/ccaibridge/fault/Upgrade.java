package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.sandbox.kustomer.LedgerEntry;
import io.github.ccaibridge.support.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Two old replicas and a new one on one database, the vendors on both sides of them, and the traffic that goes through. */
final class Upgrade implements AutoCloseable {
    /** How many are dropped at a time. */
    static final int FILES = 3;

    private static final long SEED = Long.getLong("fault.seed", System.nanoTime() % 1_000_000);
    private static final Path LATER =
            Path.of("src/test/resources/later-migrations").toAbsolutePath();

    final OlderVersion older;
    final Vendors vendors = new Vendors(new MixedLoad(SEED, 1));
    final Replicas service = new Replicas();
    final Traffic traffic = new Traffic(SEED, service, vendors.ccai);
    final BridgeProcess first;
    final BridgeProcess second;
    final BridgeProcess newer;
    private final String database = TestDatabase.newDatabase();
    private final Path files = emptyFolder();
    private final String newKey = "new-" + vendors.kustomer.apiKey();
    private final String newToken = "new-" + vendors.ccai.apiToken();
    private final List<Duration> stops = new ArrayList<>();
    private long pickedUp;
    private long dropped;

    Upgrade(String olderCommit) {
        older = olderCommit.isEmpty() ? null : OlderVersion.build(olderCommit);
        createRole("old");
        createRole("new");
        vendors.kustomer.takesToo(newKey);
        vendors.ccai.takesToo(newToken);
        first = new BridgeProcess("old-1", settings("old", isTrulyOlder() ? null : "new"));
        second = new BridgeProcess("old-2", settings("old", isTrulyOlder() ? null : "new"));
        if (isTrulyOlder()) {
            first.runs(older);
            second.runs(older);
        }
        var later = settings(isTrulyOlder() ? "old" : "new", null);
        later.put("SPRING_FLYWAY_LOCATIONS", "classpath:db/migration,filesystem:" + LATER);
        newer = new BridgeProcess("newer", later);
    }

    boolean isTrulyOlder() {
        return older != null;
    }

    private Map<String, String> settings(String age, String nextAge) {
        var settings = new HashMap<>(vendors.settings(database.replaceFirst("[?].*", "")));
        settings.put("SPRING_DATASOURCE_USERNAME", role(age));
        settings.put("SPRING_DATASOURCE_PASSWORD", age + "-password");
        settings.put("BRIDGE_VIEWER_USERNAME", "vera");
        for (var door : Doors.values()) {
            door.set(settings, age, nextAge);
        }
        if (age.equals("new")) {
            settings.put("KUSTOMER_API_KEY", newKey);
            settings.put("CCAI_API_TOKEN", newToken);
        } else if (nextAge != null) {
            settings.put("KUSTOMER_API_KEY_NEXT", newKey);
            settings.put("CCAI_API_TOKEN_NEXT", newToken);
        }
        settings.put("BRIDGE_STATUS_INHERITANCE", "on");
        settings.put("BRIDGE_STATUS_KUSTOMER_POLL", "1s,1s");
        settings.put("BRIDGE_STATUS_BUDGET_SHARE", "1");
        settings.put("BRIDGE_STATUS_CCAI_POLL", "1s");
        settings.put("BRIDGE_STATUS_LISTS_SCHEDULE", "0/2 * * * * ?");
        settings.put("BRIDGE_TAIL_INTERVAL", "1s");
        settings.put("BRIDGE_RECORDINGS_ENABLED", "true");
        settings.put("BRIDGE_RECORDINGS_HOLD_BACK", "2s");
        settings.put("BRIDGE_RECORDINGS_GUARD_SCHEDULE", "* * * * * ?");
        settings.put("BRIDGE_RECORDINGS_ALERT_AFTER", "1s,72h");
        settings.put("BRIDGE_MESSAGES_GATHER", "1s");
        settings.put("ARTIFACTS_URI", "file:" + files.resolve("drop"));
        settings.put("BRIDGE_ARTIFACTS_STORE", files.resolve("store").toString());
        settings.put("BRIDGE_ARTIFACTS_POLL", "200ms");
        settings.put("BRIDGE_ARTIFACTS_SETTLE", "200ms");
        return settings;
    }

    void startOldOnes() {
        anAgentTakesAStatusThatNobodyMapped();
        start(first, second);
    }

    private void anAgentTakesAStatusThatNobodyMapped() {
        var user = vendors.kustomer.addUser("trainee@example.com", "A trainee");
        vendors.ccai.putAgent(9001, "A trainee", "trainee@example.com", "9001");
        var status = vendors.kustomer.addStatus("Training", "unavailable");
        vendors.kustomer.setAgentStatus(user, vendors.kustomer.addTeam("Support"), status);
    }

    void startNewOne() {
        start(newer);
    }

    private void start(BridgeProcess... replicas) {
        for (var one : replicas) {
            one.start();
        }
        for (var one : replicas) {
            one.awaitReady();
            service.add(one);
        }
    }

    void tellOfAnotherConnector() {
        assertThat(Doors.tellOfAnotherConnector(service, "old")).isEqualTo(202);
    }

    void sendersTurnToTheNewSecrets() {
        if (!isTrulyOlder()) {
            traffic.useNewSecrets();
        }
    }

    void vendorsWithdrawTheOldKeys() {
        if (!isTrulyOlder()) {
            vendors.kustomer.revokeApiKey(vendors.kustomer.apiKey());
            vendors.ccai.revoke(vendors.ccai.apiToken());
        }
    }

    /** Stops a replica as an operator does; who wants something of it asks another. */
    void stop(BridgeProcess replica) throws InterruptedException {
        pickedUp += pickedUpBy(replica);
        var begin = System.nanoTime();
        replica.stop();
        stops.add(Duration.ofNanos(System.nanoTime() - begin));
        service.remove(replica);
    }

    List<Duration> stopsLongerThan(Duration limit) {
        return stops.stream().filter(one -> one.compareTo(limit) > 0).toList();
    }

    /** One recording for each of a few calls, all at once; {@code time} counts from 0. */
    void dropFiles(int time) {
        var content = new byte[8_000_000];
        new Random(SEED + time).nextBytes(content);
        dropped += FILES;
        for (var session : traffic.begun().subList(time * FILES, (time + 1) * FILES)) {
            try {
                content[0]++;
                Files.write(files.resolve("drop/call-" + session.id() + ".mp3"), content);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    /** How many files the replicas have had in their hands, counted by each as the run of its route. */
    long pickedUp() {
        return pickedUp + pickedUpBy(newer);
    }

    /** Waits until those that were dropped have been in somebody's hands. */
    void awaitPickedUp() {
        await("picked up")
                .atMost(Duration.ofMinutes(1))
                .until(() -> Stream.of(first, second, newer)
                                .mapToLong(this::pickedUpBy)
                                .sum()
                        >= FILES);
    }

    private long pickedUpBy(BridgeProcess replica) {
        var shown = replica.metrics("vera", Doors.VIEWER.secret(isTrulyOlder() ? "old" : "new"));
        return shown.lines()
                .filter(line -> line.startsWith("camel_exchanges_total{") && line.contains("\"pick-up-artifacts\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** What was set aside after it was taken, below .taken. */
    List<String> taken() {
        var aside = files.resolve("drop/.taken");
        try (var all = Files.walk(aside)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> aside.relativize(file).toString())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** How often each schedule has asked a vendor while the time passed. */
    Map<String, Long> countedDuring(Duration time) throws InterruptedException {
        var before = counted();
        assertThat(newer.endsWithin(time)).as("it ended by itself").isFalse();
        var after = counted();
        after.replaceAll((what, count) -> count - before.get(what));
        return after;
    }

    /** How often each schedule has asked a vendor so far. */
    Map<String, Long> counted() {
        var counted = new TreeMap<String, Long>();
        counted.put(
                "manager api",
                vendors.ccai.requests().stream()
                        .filter(one -> one.path().startsWith("/manager/"))
                        .filter(one -> one.status() != 401)
                        .count());
        counted.put(
                "agent statuses",
                vendors.ccai.requests().stream()
                        .filter(one -> one.path().equals("/apps/api/v1/agent_statuses")
                                && one.method().equals("GET"))
                        .filter(one -> one.status() != 401)
                        .count());
        counted.put("work sessions", kustomer("/v1/routing/work-sessions", ""));
        counted.put("kustomer statuses", kustomer("/v1/routing/statuses", ""));
        counted.put("users", kustomer("/v1/users", "userType=user&page=1&"));
        counted.put("teams", kustomer("/v1/teams", ""));
        return counted;
    }

    private long kustomer(String path, String query) {
        return ledger().filter(one -> one.method().equals("GET") && one.path().equals(path) && one.status() != 401)
                .filter(one -> String.valueOf(one.query()).startsWith(query) || query.isEmpty())
                .count();
    }

    private Stream<LedgerEntry> ledger() {
        return vendors.kustomer.ledger().entries().stream();
    }

    long refusedByKustomer() {
        return ledger().filter(one -> one.status() == 401).count();
    }

    long refusedByCcai() {
        return vendors.ccai.requests().stream()
                .filter(one -> one.status() == 401)
                .count();
    }

    /** The lines that any replica has logged with this in them, without their times, of which one in a thousand ends with 401. */
    List<String> logged(String part) {
        return Stream.of(first, second, newer)
                .flatMap(one -> one.output().lines())
                .map(line -> line.replaceFirst("^[0-9:.]+ ", ""))
                .filter(line -> line.contains(part))
                .toList();
    }

    void awaitComplete() {
        await("all told").atMost(Duration.ofMinutes(1)).until(traffic::isDone);
        await("complete")
                .pollInterval(Duration.ofMillis(250))
                .atMost(Duration.ofMinutes(3))
                .until(() -> count(Scene.UNFINISHED) == 0
                        && count("select count(*) from artifact where type = 'recording' and attached_at is not null")
                                == dropped);
    }

    long count(String sql) {
        return TestDatabase.count(database, sql);
    }

    private String role(String age) {
        return age + "_of_" + database.replaceFirst("[?].*", "").replaceFirst(".*/", "");
    }

    /** A login of its own that works as the owner of the tables. */
    private void createRole(String age) {
        TestDatabase.run(database, "create role " + role(age) + " login password '" + age + "-password'");
        TestDatabase.run(database, "grant postgres to " + role(age));
        TestDatabase.run(database, "alter role " + role(age) + " set role postgres");
    }

    void withdrawTheOldDatabaseRole() {
        if (!isTrulyOlder()) {
            TestDatabase.run(database, "alter role " + role("old") + " nologin");
        }
    }

    boolean newRoleIsConnected() {
        return isConnected(isTrulyOlder() ? "old" : "new");
    }

    boolean oldRoleIsConnected() {
        return !isTrulyOlder() && isConnected("old");
    }

    private boolean isConnected(String age) {
        return count("select count(*) from pg_stat_activity where usename = '" + role(age) + "'") > 0;
    }

    private static Path emptyFolder() {
        try {
            var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/files")), "upgrade")
                    .toAbsolutePath();
            Files.createDirectories(folder.resolve("drop"));
            return folder;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void close() {
        traffic.close();
        Stream.of(first, second, newer).forEach(BridgeProcess::close);
        vendors.close();
    }
}
