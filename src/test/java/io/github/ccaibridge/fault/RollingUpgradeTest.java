package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two old replicas work, a newer one with later migrations starts beside them, and the old ones are stopped one by one, while
 * calls come in, every secret is replaced and files are dropped. The newer one is this same build with a migration and
 * secrets of its own; {@code -Drolling.older=<commit>} (or {@code last}) builds truly older ones, which know nothing of
 * turns and second keys, and so are asked only whether anything is lost or doubled.
 */
class RollingUpgradeTest {
    private static final Duration WINDOW = Duration.ofSeconds(8);
    private static final String OLDER = System.getProperty("rolling.older", "");
    private static final Upgrade RUN = new Upgrade(OLDER);

    private static Map<String, Long> three;
    private static Map<String, Long> one;

    @BeforeAll
    static void upgradeWhileCallsComeIn() throws Exception {
        RUN.startOldOnes();
        RUN.traffic.begin();
        RUN.tellOfAnotherConnector();
        RUN.sendersTurnToTheNewSecrets();
        RUN.vendorsWithdrawTheOldKeys();
        RUN.startNewOne();
        RUN.dropFiles(0);
        three = RUN.countedDuring(WINDOW);
        RUN.awaitPickedUp();
        RUN.stop(RUN.first);
        RUN.stop(RUN.second);
        RUN.withdrawTheOldDatabaseRole();
        RUN.dropFiles(1);
        one = RUN.countedDuring(WINDOW);
        RUN.traffic.end();
        RUN.awaitComplete();
        System.out.printf(
                "rolling upgrade%s: %d sessions, %d files picked up, %s; in %d s with three replicas %s, with one %s; in all %s%n",
                OLDER.isEmpty() ? "" : " from " + RUN.older.commit(),
                RUN.traffic.begun().size(),
                RUN.pickedUp(),
                RUN.service,
                WINDOW.toSeconds(),
                three,
                one,
                RUN.counted());
    }

    @AfterAll
    static void stop() {
        RUN.close();
    }

    @Test
    void noRequestIsRefusedWhileReplicasComeAndGoAndSecretsChange() {
        assertThat(RUN.service.unanswered()).isEmpty();
        assertThat(RUN.traffic.refused()).isEmpty();
        assertThat(RUN.stopsLongerThan(Duration.ofSeconds(30))).isEmpty();
    }

    @Test
    void everySessionIsToldOnceThroughAllOfIt() {
        var picture = Picture.of(RUN.vendors.kustomer);
        var names = RUN.traffic.begun().stream()
                .map(session -> "ccai:call:" + session.id())
                .toList();
        assertThat(names).hasSizeGreaterThan(20);
        assertThat(picture.conversations().keySet()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(picture.messages().keySet()).containsExactlyInAnyOrderElementsOf(names);
        for (var kind : List.of(picture.customers(), picture.conversations(), picture.messages())) {
            assertThat(kind).allSatisfy((name, records) -> assertThat(records).hasSize(1));
        }
        assertThat(RUN.count("select count(*) from lane where parked_at is not null"))
                .isZero();
    }

    @Test
    void whatTheNewVersionNotesSurvivesTheOldOnes() {
        assumeFalse(RUN.isTrulyOlder());
        var since = "select count(*) from session where first_seen > (select at from mood where kind = 'migrated')";
        assertThat(RUN.count(since + " and cast(progress as jsonb) -> 'mood' ->> 'of' = 'V9000'"))
                .isEqualTo(RUN.count(since))
                .isPositive();
    }

    @Test
    void aDroppedFileIsTakenOnceAndAttachedOnceAlsoWhereWhoPickedUpIsGone() {
        var files = 2 * Upgrade.FILES;
        assertThat(RUN.count("select count(*) from artifact where type = 'recording' and attached_at is not null"))
                .isEqualTo(files);
        assertThat(RUN.vendors.kustomer.attachments()).hasSize(files);
        assertThat(RUN.vendors.kustomer.storedFiles()).hasSize(files);
        if (!RUN.isTrulyOlder()) {
            assertThat(RUN.pickedUp())
                    .as("no replica touched a file of another's")
                    .isEqualTo(files);
        }
        assertThat(RUN.logged("could not be taken in")).isEmpty();
        assertThat(RUN.taken())
                .as("none came a second time")
                .hasSize(files)
                .allMatch(one -> one.matches("[^/]+[.]mp3"));
    }

    @Test
    void whatTheClockStartsRunsAsOftenForThreeReplicasAsForOne() {
        assumeFalse(RUN.isTrulyOlder());
        var seconds = WINDOW.toSeconds();
        for (var polled : List.of("agent statuses", "work sessions")) {
            assertThat(one.get(polled)).as(polled).isBetween(seconds / 3, seconds + 1);
            assertThat(three.get(polled)).as(polled).isBetween(seconds / 3, seconds + 1);
        }
        assertThat(three.get("kustomer statuses")).as("every two seconds").isBetween(1L, seconds / 2 + 1);
        assertThat(three.get("manager api")).as("one request a second in all").isBetween(seconds / 3, seconds + 1);
        assertThat(one.get("manager api")).isBetween(seconds / 3, seconds + 1);
        assertThat(RUN.vendors.ccai.violations())
                .as("requests that came too fast")
                .isZero();
        assertThat(RUN.counted()).containsEntry("users", 1L).containsEntry("teams", 1L);
    }

    @Test
    void anAlertIsToldOnceOverAllReplicas() {
        assumeFalse(RUN.isTrulyOlder());
        assertThat(RUN.logged("ANOTHER CONNECTOR")).hasSize(1);
        assertThat(RUN.logged("has no entry in the status mapping")).hasSize(1);
        assertThat(RUN.logged("is not in Kustomer after"))
                .extracting(line -> line.replaceFirst(".*(call/\\d+).*", "$1"))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(RUN.logged("needs an administrator")).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void noKeyThatAVendorWithdrewCostARequestItsSuccess() {
        assumeFalse(RUN.isTrulyOlder());
        assertThat(RUN.refusedByKustomer())
                .as("the old key was in use when it was withdrawn")
                .isPositive();
        assertThat(RUN.refusedByCcai()).isPositive();
        assertThat(RUN.logged("answered 401")).isEmpty();
        assertThat(RUN.logged(" failed, ")).isEmpty();
        assertThat(RUN.logged("cannot be read at the moment")).isEmpty();
    }

    @Test
    void onceWithdrawnAnOldSecretOpensNoDoorAndTheNewOneDoes() {
        assumeFalse(RUN.isTrulyOlder());
        for (var door : Doors.values()) {
            assertThat(door.knock(RUN.service, "old")).as("old " + door).isEqualTo(401);
            assertThat(door.knock(RUN.service, "new")).as("new " + door).isIn(200, 202);
        }
    }

    @Test
    void theDatabaseIsLeftByTheOldRoleAndUsedByTheNew() {
        assertThat(RUN.newRoleIsConnected()).isTrue();
        assertThat(RUN.oldRoleIsConnected()).isFalse();
    }
}
