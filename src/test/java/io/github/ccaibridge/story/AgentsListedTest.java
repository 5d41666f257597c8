package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An administrator looks at the agents and reads why somebody's statuses do not follow each other. */
class AgentsListedTest {
    private static final String PATH = "/api/v1/agents";
    private static BridgeUnderTest bridge;

    @BeforeAll
    static void start() {
        bridge = new BridgeUnderTest(
                "bridge.status.inheritance=off",
                "bridge.status.external-queue=CCAI",
                "bridge.viewer-username=vera",
                "bridge.viewer-password=viewer-secret");
        bridge.run(
                "insert into kustomer_team (id, name, routing_on, external_queue) values ('t1', 'Support', true, 'CCAI'),"
                        + " ('t2', 'Off', false, 'CCAI'), ('t3', 'Other', true, 'Aircall'), ('t4', 'None', true, null)");
        both("fine", "t1");
        both("off", "t2");
        both("other", "t3");
        both("none", "t4");
        both("teamless", null);
        both("tabs", "t1");
        bridge.run("insert into agent_tab (email, instance, seen_at) values ('tabs@example.com', 'a', now()),"
                + " ('tabs@example.com', 'b', now()), ('tabs@example.com', 'c', now() - interval '1 hour'),"
                + " ('fine@example.com', 'a', now())");
        both("away", "t1");
        seen("away", "kustomer", "'" + status("Offline") + "'", "null");
        user("shared", "", 2);
        agent("shared", "s1");
        user("twin", "u-twin", 1);
        agent("twin", "w1");
        bridge.run("insert into ccai_agent (id, email, name) values ('w2', 'twin@example.com', 'Second'),"
                + " ('w3', 'lone@example.com', 'Lone Agent'), ('w4', 'dana.reyes@example.org', 'Dana Reyes')");
        bridge.run("insert into ccai_agent (id, email, name, gone) values ('w5', 'left@example.com', 'Left', true)");
        user("only", "u-only", 1);
        user("dana", "u-9", 1);
        bridge.run("update kustomer_user set name = 'dana reyes' where email = 'dana@example.com'");
        user("nobody", "", 0);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void bothStatusesAreShownByNameWithTheirMoments() {
        var fine = agent("fine");
        assertThat(fine.path("state").asText()).isEqualTo("settled");
        assertThat(fine.at("/kustomer/status/name").asText()).isEqualTo("Lunch");
        assertThat(fine.at("/kustomer/status/id").asText()).isEqualTo(status("Lunch"));
        assertThat(fine.at("/kustomer/since").asText()).startsWith("2026-11-20T08:55:00");
        assertThat(fine.at("/kustomer/team/name").asText()).isEqualTo("Support");
        assertThat(fine.at("/kustomer/workSession").asText()).isEqualTo("ws-fine");
        assertThat(fine.at("/ccai/status").asText()).isEqualTo("Meal");
        assertThat(fine.at("/ccai/agentId").asText()).isEqualTo("c-fine");
        assertThat(fine.at("/lastOutcome/sentence").asText()).isEqualTo("S1: written");
        assertThat(fine.path("tabs").asInt()).isEqualTo(1);
        assertThat(fine.path("unmet")).isEmpty();
        assertThat(fine.path("parked").isNull() && fine.path("quarantine").isNull())
                .isTrue();
    }

    @Test
    void whatTheEngineKnowsGoesBeforeWhatWasSeen() {
        both("waits", "t1");
        bridge.run("""
                update agent set state = '{"kustomer":{"value":"%s","at":"2026-11-20T09:00:00Z","workSession":"ws-1"},
                 "ccai":{"value":"In-call","at":"2026-11-20T08:51:00Z"},
                 "next":{"value":"Meal","since":"2026-11-20T09:00:00Z","why":"the call","refusals":0}}'
                where email = 'waits@example.com'""".formatted(status("Unavailable")));
        both("flips", "t1");
        bridge.run("update agent set state = '{\"quarantinedAt\":\"2026-11-20T09:00:00Z\"}'"
                + " where email = 'flips@example.com'");
        var waits = agent("waits");
        assertThat(waits.at("/kustomer/status/name").asText()).isEqualTo("Unavailable");
        assertThat(waits.at("/kustomer/workSession").asText()).isEqualTo("ws-1");
        assertThat(waits.at("/ccai/status").asText()).isEqualTo("In-call");
        assertThat(waits.path("parked").toString())
                .isEqualTo("{\"status\":\"Meal\",\"since\":\"2026-11-20T09:00:00Z\",\"why\":\"the call\"}");
        assertThat(waits.path("state").asText()).isEqualTo("parked");
        assertThat(agent("flips").at("/quarantine/since").asText()).isEqualTo("2026-11-20T09:00:00Z");
        assertThat(bridge.get(PATH + "?state=parked").findValuesAsText("email")).containsExactly("waits@example.com");
        assertThat(bridge.get(PATH + "?state=quarantined").findValuesAsText("email"))
                .containsExactly("flips@example.com");
    }

    @Test
    void eachUnmetPreconditionIsNamedWithItsFix() {
        assertThat(unmet("off")).containsExactly("team-routing-off way back");
        assertThat(unmet("other")).containsExactly("no-external-queue way back");
        assertThat(unmet("none")).containsExactly("no-external-queue way back");
        assertThat(unmet("teamless")).containsExactly("no-team-selected way back");
        assertThat(unmet("tabs")).containsExactly("several-tabs way back");
        assertThat(unmet("away")).containsExactly("no-work-session way back");
        assertThat(unmet("shared")).containsExactly("several-kustomer-users both ways");
        assertThat(unmet("twin")).containsExactly("several-ccai-agents both ways");
        assertThat(unmet("lone")).containsExactly("no-kustomer-user both ways");
        assertThat(unmet("only")).containsExactly("no-ccai-agent both ways");
        assertThat(agent("off").at("/unmet/0/sentence").asText())
                .isEqualTo("Team routing is switched off for the selected team \"Off\".");
        assertThat(agent("tabs").path("severalTabs").asBoolean()).isTrue();
    }

    @Test
    void anotherEmailOfTheSamePersonIsSuggestedOnBothSides() {
        var user = agent("dana");
        assertThat(user.at("/unmet/1/id").asText()).isEqualTo("emails-differ");
        assertThat(user.at("/unmet/1/alike/0").asText()).isEqualTo("dana.reyes@example.org");
        var other = bridge.get(PATH + "?email=DANA.REYES@example.org").get(0);
        assertThat(other.at("/unmet/1/alike/0").asText()).isEqualTo("dana@example.com");
        assertThat(other.at("/unmet/1/sentence").asText()).startsWith("Kustomer's user u-9 has the same name");
    }

    @Test
    void whoIsKnownToNeitherSideIsNotListed() {
        assertThat(bridge.get(PATH).findValuesAsText("email"))
                .doesNotContain("nobody@example.com", "left@example.com")
                .isSorted();
    }

    @Test
    void theListIsFilteredAndPaged() {
        var settled = bridge.get(PATH + "?state=settled").findValuesAsText("email");
        assertThat(settled).contains("fine@example.com").doesNotContain("off@example.com");
        assertThat(bridge.get(PATH + "?state=unmet").findValuesAsText("email"))
                .contains("off@example.com")
                .doesNotContain("fine@example.com");
        assertThat(bridge.get(PATH + "?page=1")).isEmpty();
        assertThat(bridge.send("ada:admin-secret", bridge.request(PATH + "?state=happy"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aViewerSeesNoPersonBehindAnAgent() throws Exception {
        var answer = bridge.send("vera:viewer-secret", bridge.request(PATH));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("@example").doesNotContainIgnoringCase("dana");
        var list = new ObjectMapper().readTree(answer.body());
        assertThat(list.findValuesAsText("agentId")).contains("c-fine");
        assertThat(list.findValuesAsText("id")).contains("emails-differ", "several-kustomer-users");
        assertThat(new ObjectMapper()
                        .readTree(bridge.send("vera:viewer-secret", bridge.request(PATH + "?email=fine@example.com"))
                                .body()))
                .isEmpty();
        assertThat(bridge.send("vera:viewer-secret", bridge.request(PATH).POST(BodyPublishers.noBody()))
                        .statusCode())
                .isIn(403, 405);
    }

    private static List<String> unmet(String name) {
        return StreamSupport.stream(agent(name).path("unmet").spliterator(), false)
                .map(one -> {
                    assertThat(one.path("fix").asText()).isNotBlank();
                    return one.path("id").asText() + " " + one.path("stops").asText();
                })
                .toList();
    }

    private static JsonNode agent(String name) {
        var found = bridge.get(PATH + "?email=" + name + "@example.com");
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    /** An agent whom both systems know, signed in to Kustomer with a team, at lunch. */
    private static void both(String name, String team) {
        bridge.get("/api/v1/settings/status-mapping");
        user(name, "u-" + name, 1);
        agent(name, "c-" + name);
        bridge.run("insert into agent (email) values ('" + name + "@example.com')");
        seen(name, "kustomer", "'" + status("Lunch") + "'", team == null ? "null" : "'" + team + "'");
        seen(name, "ccai", "'Meal'", "null");
    }

    private static void user(String name, String id, int holders) {
        bridge.run("insert into kustomer_user (email, user_id, holders) values ('" + name + "@example.com', '" + id
                + "', " + holders + ")");
    }

    private static void agent(String name, String id) {
        bridge.run("insert into ccai_agent (id, email) values ('" + id + "', '" + name + "@example.com')");
    }

    private static void seen(String name, String side, String value, String team) {
        bridge.run(
                "insert into agent_sighting (sighting_id, email, side, source, value, changed_at, as_of, work_session, team,"
                        + " handled_at, outcome) values (gen_random_uuid()::text, '" + name + "@example.com', '" + side
                        + "', '"
                        + (side.equals("ccai") ? "agent-statuses" : "work-sessions") + "', " + value
                        + ", '2026-11-20T08:55:00Z', now(), 'ws-" + name + "', " + team + ", now(), 'S1: written')");
    }

    private static String status(String name) {
        return bridge.kustomer.statuses().stream()
                .filter(one -> one.at("/attributes/name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }
}
