package io.github.ccaibridge.app.console;

import static io.github.ccaibridge.agentstatus.SampleStatuses.LISTS;
import static io.github.ccaibridge.agentstatus.SampleStatuses.REST;
import static io.github.ccaibridge.agentstatus.SampleStatuses.ccai;
import static io.github.ccaibridge.agentstatus.SampleStatuses.kustomer;
import static io.github.ccaibridge.agentstatus.SampleStatuses.pairs;
import static io.github.ccaibridge.preflight.SampleLooks.NOW;
import static io.github.ccaibridge.preflight.SampleLooks.around;
import static io.github.ccaibridge.preflight.SampleLooks.token;
import static io.github.ccaibridge.preflight.SampleLooks.webhooks;

import io.github.ccaibridge.agentstatus.ListedStatus;
import io.github.ccaibridge.agentstatus.MappingFinding;
import io.github.ccaibridge.agentstatus.MappingReview;
import io.github.ccaibridge.agentstatus.Person;
import io.github.ccaibridge.agentstatus.Preconditions;
import io.github.ccaibridge.agentstatus.Side;
import io.github.ccaibridge.agentstatus.Standing;
import io.github.ccaibridge.agentstatus.StatusLists;
import io.github.ccaibridge.field.MappingCheck;
import io.github.ccaibridge.preflight.Finding;
import io.github.ccaibridge.preflight.Look;
import io.github.ccaibridge.preflight.OwnChecks;
import io.github.ccaibridge.preflight.SetUpChecks;
import io.github.ccaibridge.preflight.Surroundings;
import io.github.ccaibridge.preflight.VendorChecks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What checks and reviews say, from inputs that reach each of their branches. */
final class ApiSentences {
    private ApiSentences() {}

    static Stream<String> preflight() {
        var findings = new ArrayList<Finding>();
        for (var status : List.of(0, 200, 401, 403, 404, 429, 500)) {
            var look = new Look("token", status, NOW.plusSeconds(31), NOW, Map.of());
            findings.addAll(VendorChecks.kustomer(look));
            findings.addAll(VendorChecks.ccai(look, look));
            findings.add(OwnChecks.callback(around(Map.of(), "https://bridge.example.com", false), look));
            findings.add(OwnChecks.webhook(around(Map.of(), "", true), look));
        }
        for (var days : List.of(-1, 13, 15)) {
            var ends = Instant.now().plus(Duration.ofDays(days)).plusSeconds(60).toString();
            findings.addAll(VendorChecks.kustomer(token(Map.of("expiresAt", ends))));
        }
        for (var role : List.of("org.admin", "org.permission.none")) {
            findings.addAll(VendorChecks.kustomer(token(Map.of("roles", List.of(role)))));
        }
        own(findings);
        setUp(findings);
        return findings.stream().flatMap(one -> Stream.of(one.sentence(), one.fix()));
    }

    private static void own(List<Finding> findings) {
        findings.addAll(OwnChecks.database(around(
                Map.of("fsync", "off", "full_page_writes", "on", "synchronous_commit", "remote_apply"), "", false)));
        findings.addAll(OwnChecks.database(around(Map.of("version", 160002), "", false)));
        findings.addAll(OwnChecks.database(around(Map.of("version", 160002, "superuser", 1), "", false)));
        findings.add(OwnChecks.store(new Surroundings(Map.of(), "", false, false, "AccessDeniedException", 0)));
        findings.add(OwnChecks.store(new Surroundings(Map.of(), "", false, false, null, 1)));
        findings.add(OwnChecks.store(around(Map.of(), "", false)));
        findings.add(OwnChecks.callback(around(Map.of(), "", false), Look.none("ourselves")));
        findings.add(OwnChecks.webhook(around(Map.of(), "", false), webhooks(true)));
        findings.add(OwnChecks.webhook(around(Map.of(), "", true), webhooks(true)));
        findings.add(OwnChecks.webhook(around(Map.of(), "", true), webhooks(false)));
        findings.add(OwnChecks.connectors(around(Map.of("foreign_sessions", 3), "", true)));
        findings.add(OwnChecks.connectors(around(Map.of("webhook_heard", 1), "", true)));
        findings.add(OwnChecks.connectors(around(Map.of(), "", true)));
    }

    private static void setUp(List<Finding> findings) {
        findings.addAll(SetUpChecks.fields(null));
        for (var state : List.of("present", "missing", "differs")) {
            var one = Map.of("resource", "message", "field", "ccaiCsatRatingNum", "state", state);
            var other = Map.of("resource", "customer", "field", "ccaiUserIdStr", "state", state);
            findings.addAll(SetUpChecks.fields(Map.of("fields", List.of(one, other))));
        }
        findings.addAll(SetUpChecks.statuses(around(Map.of(), "", false), null));
        var lists = new HashMap<String, Object>(Map.of("kustomerStatuses", List.of(1), "ccaiStatuses", List.of(1)));
        for (var linked : List.of(0, 1)) {
            var follow = new Surroundings(Map.of("teams", 2, "teams_linked", linked), "", false, true, null, 0);
            findings.addAll(SetUpChecks.statuses(follow, null));
            findings.addAll(SetUpChecks.statuses(follow, lists));
            findings.addAll(SetUpChecks.teams(follow));
        }
        var follow = new Surroundings(Map.of(), "", false, true, null, 0);
        lists.put("mapping", List.of(1));
        findings.addAll(SetUpChecks.statuses(follow, lists));
        lists.put("warnings", List.of("a sentence"));
        findings.addAll(SetUpChecks.statuses(follow, lists));
        findings.addAll(SetUpChecks.teams(follow));
    }

    static Stream<String> preconditions() {
        var unmet = Stream.of("", "CCAI")
                .map(Preconditions::new)
                .flatMap(all -> Stream.of("Support", null)
                        .flatMap(name -> IntStream.range(0, 3)
                                .boxed()
                                .flatMap(number -> Stream.concat(
                                        all
                                                .unmet(
                                                        new Standing(number, number, "7", "t1", name, false, false, 2),
                                                        true,
                                                        true,
                                                        people(number))
                                                .stream(),
                                        Stream.concat(
                                                all
                                                        .unmet(
                                                                new Standing(
                                                                        1, 1, "7", null, null, false, false, number),
                                                                number > 0,
                                                                true,
                                                                List.of())
                                                        .stream(),
                                                all
                                                        .unmet(
                                                                new Standing(
                                                                        number, 0, null, null, null, false, false, 0),
                                                                false,
                                                                false,
                                                                people(number + 2))
                                                        .stream())))));
        return unmet.flatMap(one -> Stream.of(one.sentence(), one.fix()));
    }

    private static List<Person> people(int n) {
        var side = n % 2 == 0 ? Side.CCAI : Side.KUSTOMER;
        return List.of(new Person(side, n < 2 ? null : "u7", "dana@example.org", "Dana Reyes"));
    }

    static Stream<String> mapping() {
        var many = new ArrayList<ListedStatus>(LISTS.ccai());
        IntStream.range(0, 12).forEach(n -> many.add(ccai("7" + n, "Pause-" + n, null, false)));
        var findings = new ArrayList<MappingFinding>();
        for (var row : List.of(
                "k-none=Meal",
                "lunch=Meal",
                "k-gone=Meal",
                "k-lunch-before=Meal",
                "k-old=Meal",
                "k-busy=Break",
                "k-busy=Training",
                "k-busy=Food",
                "k-busy=MEAL",
                "k-busy=In-call",
                "k-lunch=Meal",
                "k-lunch=E-mail")) {
            findings.addAll(MappingReview.of(LISTS, pairs(REST + row), List.of(), false));
            findings.addAll(MappingReview.of(
                    new StatusLists(LISTS.kustomer(), many), pairs(REST + row), pairs("k-lunch=Break"), true));
        }
        for (var representatives : List.of(
                "k-lunch=E-mail",
                "k-busy=Meal",
                "k-lunch=Meal k-dinner=Meal",
                "k-hidden=E-mail",
                "k-old=Unavailable",
                "k-busy=Unavailable")) {
            findings.addAll(MappingReview.of(LISTS, pairs(REST + "k-old=Unavailable"), pairs(representatives), true));
            findings.addAll(MappingReview.of(LISTS, pairs(REST + "k-busy=Unavailable"), pairs(representatives), true));
        }
        findings.addAll(MappingReview.of(LISTS, List.of(), List.of(), true));
        findings.addAll(MappingReview.of(LISTS, pairs(REST), List.of(), true));
        findings.addAll(MappingReview.of(
                new StatusLists(List.of(kustomer("a", "Alone", "available", true, true)), LISTS.ccai()),
                List.of(),
                List.of(),
                false));
        return findings.stream().map(MappingFinding::sentence);
    }

    static Stream<String> customData() {
        var good = row("order_id", true, "conversation", "orderStr");
        var checks = Stream.of(
                "no list",
                List.of("no row"),
                List.of(row("k", "perhaps", "ticket", "a b")),
                List.of(row("", true, "customer", "ccaiOwnStr")),
                List.of(row("a\u0007", true, "customer", "aId")),
                List.of(row("a", true, "customer", "aField")),
                List.of(good, good),
                List.of(good, row("other", true, "conversation", "orderStr")),
                Collections.nCopies(12, row("", true, "ticket", "x y")));
        return checks.map(MappingCheck::of).map(MappingCheck::sentence);
    }

    private static Map<String, Object> row(String key, Object signed, String resource, String field) {
        return Map.of("key", key, "signed", signed, "resource", resource, "field", field);
    }
}
