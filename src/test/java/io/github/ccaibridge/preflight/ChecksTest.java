package io.github.ccaibridge.preflight;

import static io.github.ccaibridge.preflight.SampleLooks.NOW;
import static io.github.ccaibridge.preflight.SampleLooks.around;
import static io.github.ccaibridge.preflight.SampleLooks.token;
import static io.github.ccaibridge.preflight.SampleLooks.webhooks;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.preflight.Finding.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each check with what makes it speak, and with what nearly does. */
class ChecksTest {
    @ParameterizedTest
    @CsvSource({
        "0,NOT_READY",
        "200,READY",
        "401,NOT_READY",
        "403,NOT_READY",
        "404,NOT_READY",
        "429,WARN",
        "500,NOT_READY"
    })
    void credentialsAreJudgedByTheAnswer(int status, State state) {
        var look = new Look("token", status, null, NOW, Map.of());
        assertThat(state(VendorChecks.kustomer(look), "KUSTOMER_CREDENTIALS")).isEqualTo(state);
        assertThat(state(VendorChecks.ccai(look, look), "CCAI_APPS_API")).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"30,READY", "31,WARN", "-31,WARN"})
    void clocksMayBeHalfAMinuteApart(long seconds, State state) {
        var look = new Look("token", 200, NOW.plusSeconds(seconds), NOW, null);
        assertThat(state(VendorChecks.kustomer(look), "KUSTOMER_CLOCK")).isEqualTo(state);
    }

    @Test
    void everyPermissionIsALineAndAnyOfItsRolesAllowsIt() {
        var some = token(Map.of("roles", List.of("org.permission.customer.read", "org.user.message.write")));
        var findings = VendorChecks.kustomer(some);
        assertThat(state(findings, "KUSTOMER_READ_CUSTOMERS")).isEqualTo(State.READY);
        assertThat(state(findings, "KUSTOMER_CREATE_MESSAGES")).isEqualTo(State.READY);
        assertThat(state(findings, "KUSTOMER_CREATE_NOTES")).isEqualTo(State.NOT_READY);
        assertThat(VendorChecks.kustomer(token(Map.of("roles", List.of("org.admin")))))
                .allMatch(finding -> finding.state() == State.READY);
        assertThat(state(VendorChecks.kustomer(token(Map.of())), "KUSTOMER_PERMISSIONS"))
                .isEqualTo(State.WARN);
    }

    @ParameterizedTest
    @CsvSource({"15,READY", "13,WARN", "-1,WARN"})
    void aKeyThatEndsWithinTwoWeeksIsAWarning(int days, State state) {
        var ends = Instant.now().plus(Duration.ofDays(days)).plusSeconds(60).toString();
        assertThat(state(VendorChecks.kustomer(token(Map.of("expiresAt", ends))), "KUSTOMER_KEY_AGE"))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "fsync,off,NOT_READY",
        "fsync,on,READY",
        "full_page_writes,off,NOT_READY",
        "synchronous_commit,off,NOT_READY",
        "synchronous_commit,remote_apply,READY",
        "version,130009,NOT_READY",
        "version,140000,READY"
    })
    void aDatabaseThatMayForgetIsNotReady(String name, String value, State state) {
        var around = around(Map.of(name, name.equals("version") ? (Object) Integer.valueOf(value) : value), "", false);
        assertThat(state(OwnChecks.database(around), "DATABASE_" + name.toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"1,WARN", "0,READY"})
    void aRoleThatMayDropTheTablesIsAWarning(long superuser, State state) {
        var around = around(Map.of("superuser", superuser), "", false);
        assertThat(state(OwnChecks.database(around), "DATABASE_ROLE")).isEqualTo(state);
    }

    @Test
    void theArtifactStoreMustBeWritableAndHaveRoom() {
        assertThat(OwnChecks.store(new Surroundings(Map.of(), "", false, false, "AccessDeniedException", 0))
                        .state())
                .isEqualTo(State.NOT_READY);
        assertThat(OwnChecks.store(new Surroundings(Map.of(), "", false, false, null, (1L << 30) - 1))
                        .state())
                .isEqualTo(State.WARN);
        assertThat(OwnChecks.store(new Surroundings(Map.of(), "", false, false, null, 1L << 30))
                        .state())
                .isEqualTo(State.READY);
    }

    @Test
    void theCallbackMustAnswerWhereItIsSet() {
        assertThat(OwnChecks.callback(around(Map.of(), "", false), Look.none("ourselves"))
                        .state())
                .isEqualTo(State.WARN);
        var set = around(Map.of(), "https://bridge.example.com", false);
        assertThat(OwnChecks.callback(set, new Look("ourselves", 502, null, NOW, null))
                        .state())
                .isEqualTo(State.NOT_READY);
        assertThat(OwnChecks.callback(set, new Look("ourselves", 200, null, NOW, null))
                        .state())
                .isEqualTo(State.READY);
    }

    @Test
    void aDisabledOrMissingWebhookIsTold() {
        var set = around(Map.of(), "", true);
        assertThat(OwnChecks.webhook(around(Map.of(), "", false), webhooks(true))
                        .state())
                .isEqualTo(State.WARN);
        assertThat(OwnChecks.webhook(set, webhooks(true)).state()).isEqualTo(State.READY);
        assertThat(OwnChecks.webhook(set, webhooks(false)).sentence()).contains("disabled");
        assertThat(OwnChecks.webhook(set, new Look("webhooks", 200, null, NOW, Map.of("data", List.of())))
                        .sentence())
                .contains("no webhook");
        assertThat(OwnChecks.webhook(set, new Look("webhooks", 403, null, NOW, null))
                        .state())
                .isEqualTo(State.WARN);
    }

    @Test
    void anotherConnectorIsNotReadyAndAFeedThatNeverSpokeAWarning() {
        assertThat(OwnChecks.connectors(around(Map.of("foreign_sessions", 1), "", true))
                        .state())
                .isEqualTo(State.NOT_READY);
        assertThat(OwnChecks.connectors(around(Map.of("webhook_heard", 1), "", true))
                        .state())
                .isEqualTo(State.READY);
        assertThat(OwnChecks.connectors(around(Map.of(), "", true)).state()).isEqualTo(State.WARN);
    }

    @Test
    void fieldsThatAreMissingOrChangedAreNamed() {
        assertThat(SetUpChecks.fields(null)).extracting(Finding::code).containsExactly("FIELDS_UNREAD");
        var field = new HashMap<String, Object>(
                Map.of("resource", "message", "field", "ccaiCsatRatingNum", "state", "present"));
        assertThat(SetUpChecks.fields(Map.of("fields", List.of(field))))
                .extracting(Finding::code)
                .containsExactly("FIELDS");
        field.put("state", "missing");
        assertThat(SetUpChecks.fields(Map.of("fields", List.of(field))).get(0).sentence())
                .contains("message.ccaiCsatRatingNum");
        field.put("state", "differs");
        assertThat(SetUpChecks.fields(Map.of("fields", List.of(field))))
                .extracting(Finding::code)
                .containsExactly("FIELDS_DIFFER");
    }

    @Test
    void statusesAreJudgedOnlyWhereTheyFollow() {
        var follow = new Surroundings(Map.of("teams", 2, "teams_linked", 0), "", false, true, null, 0);
        assertThat(SetUpChecks.statuses(around(Map.of(), "", false), null))
                .extracting(Finding::code)
                .containsExactly("STATUSES_OFF");
        assertThat(SetUpChecks.statuses(follow, null)).extracting(Finding::code).containsExactly("STATUSES_UNREAD");
        var lists = new HashMap<String, Object>(Map.of(
                "kustomerStatuses",
                List.of(1),
                "ccaiStatuses",
                List.of(1),
                "mapping",
                List.of(),
                "warnings",
                List.of()));
        assertThat(SetUpChecks.statuses(follow, lists))
                .extracting(Finding::code)
                .containsExactly("STATUSES_UNMAPPED");
        lists.put("mapping", List.of(1));
        assertThat(SetUpChecks.statuses(follow, lists))
                .extracting(Finding::code)
                .containsExactly("STATUSES");
        lists.put("warnings", List.of("a sentence"));
        assertThat(SetUpChecks.statuses(follow, lists))
                .extracting(Finding::code)
                .containsExactly("STATUSES_WARNED");
        assertThat(SetUpChecks.teams(follow)).extracting(Finding::state).containsExactly(State.NOT_READY);
    }

    @Test
    void theDocumentListsEveryCode() throws IOException {
        var document = Files.readString(Path.of("docs/preflight.md"));
        var sources = Path.of("src/main/java/io/github/ccaibridge/preflight");
        for (var source : List.of("VendorChecks", "OwnChecks", "SetUpChecks")) {
            var codes = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)*)\"")
                    .matcher(Files.readString(sources.resolve(source + ".java")));
            while (codes.find()) {
                if (!List.of("KUSTOMER_URL", "KUSTOMER_API_KEY", "CCAI_URL").contains(codes.group(1))) {
                    assertThat(document).contains("`" + codes.group(1) + "`");
                }
            }
        }
    }

    private static State state(List<Finding> findings, String code) {
        return findings.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
