package io.github.ccaibridge.sandbox.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private final KustomerStandIn standIn = KustomerStandIn.start();
    private final Caller caller = new Caller(standIn);

    @AfterEach
    void close() {
        standIn.close();
    }

    private static String header(Caller.Got got, String name) {
        return got.raw().headers().firstValue(name).orElse("");
    }

    @Test
    void everyAnswerShowsTheLimit() throws Exception {
        var got = caller.get("/v1/users");
        assertThat(header(got, "x-ratelimit-limit")).isEqualTo("1000");
        assertThat(header(got, "x-ratelimit-remaining")).isEqualTo("999");
        assertThat(header(got, "x-ratelimit-reset")).matches("[0-9]{10}");
    }

    @Test
    void theLimitIsAFourTwoNineUntilTheMinuteIsOver() throws Exception {
        standIn.switches(Switches.defaults().with(Switch.REQUESTS_PER_MINUTE, 2).with(Switch.RETRY_AFTER_HEADER, true));
        assertThat(header(caller.get("/v1/users"), "x-ratelimit-remaining")).isEqualTo("1");
        assertThat(caller.get("/v1/users").status()).isEqualTo(200);
        var over = caller.post("/v1/customers", "{'name':'x'}");
        assertThat(over.status()).isEqualTo(429);
        assertThat(header(over, "x-ratelimit-remaining")).isEqualTo("0");
        assertThat(header(over, "Retry-After")).matches("[0-9]+");
        assertThat(standIn.customers()).isEmpty();
        standIn.advance(Duration.ofMinutes(1));
        assertThat(caller.get("/v1/users").status()).isEqualTo(200);
    }

    @Test
    void aCustomerTakesSoManyConversationsAMinute() throws Exception {
        standIn.switches(Switches.defaults().with(Switch.CREATES_PER_CUSTOMER_PER_MINUTE, 1));
        String path = "/v1/customers/" + caller.customer("+491") + "/conversations";
        assertThat(caller.post(path, "{}").status()).isEqualTo(201);
        assertThat(caller.post(path, "{}").status()).isEqualTo(429);
        assertThat(caller.post(path, "{'importedAt':'2020-01-01T00:00:00Z'}").status())
                .isEqualTo(201);
    }

    @Test
    void aTokenIsNeededAndItsRolesCount() throws Exception {
        var bare =
                HttpRequest.newBuilder(URI.create(standIn.url() + "/v1/users")).build();
        assertThat(caller.send(bare).statusCode()).isEqualTo(401);
        standIn.addApiKey("poor", "org.permission.customer.read");
        var poor = HttpRequest.newBuilder(URI.create(standIn.url() + "/v1/users"))
                .header("Authorization", "Bearer poor")
                .build();
        assertThat(caller.send(poor).statusCode()).isEqualTo(401);
        standIn.switches(Switches.defaults().with(Switch.MISSING_ROLE_IS_403, true));
        assertThat(caller.send(poor).statusCode()).isEqualTo(403);
    }

    @Test
    void searchLagsBehind() throws Exception {
        caller.conversation(caller.customer("+492"), "");
        String query = "{'queryContext':'conversation','and':[{'conversation_status':{'equals':'open'}}]}";
        assertThat(caller.post("/v1/customers/search", query).body().path("data"))
                .isEmpty();
        standIn.advance(Duration.ofSeconds(3));
        assertThat(caller.post("/v1/customers/search", query).body().path("data"))
                .hasSize(1);
    }
}
