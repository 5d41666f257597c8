package io.github.ccaibridge.sandbox.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoutingTest {
    private final KustomerStandIn standIn = KustomerStandIn.start();
    private final Caller caller = new Caller(standIn);

    @AfterEach
    void close() {
        standIn.close();
    }

    private String status(String type) {
        return standIn.statuses().stream()
                .filter(each -> each.at("/attributes/statusType").asText().equals(type))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    @Test
    void aWorkSessionFollowsItsAgentAndEndsOffline() throws Exception {
        String user = standIn.addUser("ann@example.com", "Ann");
        String team = standIn.addTeam("Voice", user);
        String session = standIn.setAgentStatus(user, team, status("available"));
        String path = "/v1/routing/work-sessions";
        var active = caller.get(path + "?active=true&statusType=available");
        assertThat(active.body().at("/data/0/relationships/user/data/id").asText())
                .isEqualTo(user);
        var put = caller.call("PUT", path + "/" + session, "{'status':'" + status("offline") + "'}");
        assertThat(put.attribute("active")).isEqualTo("false");
        assertThat(caller.call("PUT", path + "/" + session, "{'status':'" + status("available") + "'}")
                        .status())
                .isEqualTo(409);
        assertThat(caller.get(path + "?active=true").body().path("data")).isEmpty();
    }

    @Test
    void aTeamHasAtMostOneExternalQueue() throws Exception {
        String path = "/v1/routing/settings/" + standIn.addTeam("Voice");
        assertThat(caller.call("PUT", path, "{'externalQueues':['CCAI','x']}").status())
                .isEqualTo(400);
        assertThat(caller.call("PUT", path, "{'enabled':true,'externalQueues':['CCAI']}")
                        .status())
                .isEqualTo(200);
        assertThat(caller.get("/v1/routing/settings").body().path("data")).hasSize(1);
    }

    @Test
    void usersAreFilteredByPartOfTheirAddress() throws Exception {
        standIn.addUser("ann@example.com", "Ann");
        standIn.addUser("joann@example.com", "Joann");
        assertThat(caller.get("/v1/users?email=ann%40example.com").body().path("data"))
                .hasSize(2);
        assertThat(caller.get("/v1/auth/tokens/current").status()).isEqualTo(200);
    }

    @Test
    void metadataIsSetAsAWholeAndAppVersionsOnlyRise() throws Exception {
        caller.call("PUT", "/v1/metadata/message", "{'properties':{'aStr':{}}}");
        var put = caller.call("PUT", "/v1/metadata/message", "{'properties':{'queueNameStr':{}}}");
        assertThat(put.body()
                        .at("/data/attributes/properties/queueNameStr/displayName")
                        .asText())
                .isEqualTo("Queue Name");
        assertThat(put.body().at("/data/attributes/properties").has("aStr")).isFalse();
        String app = "{'app':'ccai','version':'%s','title':'CCAI'}";
        assertThat(caller.post("/v1/apps/available", app.formatted("1.1.0")).status())
                .isEqualTo(201);
        assertThat(caller.post("/v1/apps/available", app.formatted("1.1.0")).status())
                .isEqualTo(409);
        assertThat(caller.post("/v1/apps/available", app.formatted("1.0.9")).status())
                .isEqualTo(400);
    }

    @Test
    void theAdminPathsLeaveNoTraceInTheLedger() throws Exception {
        caller.customer("+491");
        assertThat(caller.get("/__sim/state").body().path("customers")).hasSize(1);
        assertThat(caller.get("/__sim/ledger").raw().body()).contains("/v1/customers");
        caller.post("/__sim/faults", "{'method':'GET','path':'/v1/users','kind':'status','status':503}");
        assertThat(caller.get("/v1/users").status()).isEqualTo(503);
        assertThat(standIn.ledger().count()).isEqualTo(2);
        assertThat(caller.post("/__sim/reset", "").status()).isEqualTo(204);
        assertThat(standIn.customers()).isEmpty();
        assertThat(standIn.ledger().count()).isZero();
    }
}
