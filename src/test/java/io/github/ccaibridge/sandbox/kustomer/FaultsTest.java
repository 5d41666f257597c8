package io.github.ccaibridge.sandbox.kustomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final KustomerStandIn standIn = KustomerStandIn.start();
    private final Caller caller = new Caller(standIn);

    @AfterEach
    void close() {
        standIn.close();
    }

    @Test
    void aResetAfterExecutionLeavesTheObjectAndNoAnswer() throws Exception {
        standIn.faults().on("POST", "/v1/customers*").times(1).resetAfter();
        assertThatThrownBy(() -> caller.customer("+491")).isInstanceOf(IOException.class);
        assertThat(standIn.customerByPhone("+491")).isPresent();
        LedgerEntry entry = standIn.ledger().entries().get(0);
        assertThat(entry.status()).isZero();
        assertThat(entry.executed()).isTrue();
        assertThat(entry.objectType()).isEqualTo("customer");
        assertThat(caller.post("/v1/customers", "{'phones':[{'phone':'+491'}]}").status())
                .isEqualTo(409);
    }

    @Test
    void aResetBeforeExecutionLeavesNothing() throws Exception {
        standIn.faults().on("POST", "/v1/customers").times(1).resetBefore();
        assertThatThrownBy(() -> caller.customer("+492")).isInstanceOf(IOException.class);
        assertThat(standIn.customers()).isEmpty();
        assertThat(standIn.ledger().entries().get(0).executed()).isFalse();
    }

    @Test
    void falseAnswersComeInOrderAndEnd() throws Exception {
        standIn.faults().on("GET", "/v1/users*").times(1).html(502);
        standIn.faults().on("GET", "/v1/users*").times(1).empty(500);
        standIn.faults().on("GET", "/v1/users*").times(1).garbage(200);
        standIn.faults().on("GET", "/v1/users*").times(1).tooManyRequestsWithoutHeaders();
        standIn.faults().on("GET", "/v1/users*").times(1).okWithErrorBody();
        standIn.faults().on("*", "/v1/users*").after(1).times(1).unauthorized();
        var html = caller.get("/v1/users");
        assertThat(html.status()).isEqualTo(502);
        assertThat(html.raw().body()).startsWith("<html>");
        assertThat(caller.get("/v1/users").raw().body()).isEmpty();
        assertThat(standIn.ledger().count()).isEqualTo(2);
        assertThatThrownBy(() -> caller.get("/v1/users")).isInstanceOf(IOException.class);
        var bare = caller.get("/v1/users");
        assertThat(bare.status()).isEqualTo(429);
        assertThat(bare.raw().headers().firstValue("x-ratelimit-limit")).isEmpty();
        assertThat(caller.get("/v1/users").body().has("errors")).isTrue();
        assertThat(caller.get("/v1/users").status()).isEqualTo(200);
        assertThat(caller.get("/v1/users").status()).isEqualTo(401);
        assertThat(caller.get("/v1/users").status()).isEqualTo(200);
    }

    @Test
    void aTruncatedAnswerBreaksTheBody() {
        standIn.faults().on("POST", "/v1/customers").times(1).truncated();
        assertThatThrownBy(() -> caller.customer("+493")).isInstanceOf(IOException.class);
        assertThat(standIn.customerByPhone("+493")).isPresent();
    }

    @Test
    void aSlowBodyStillArrives() throws Exception {
        standIn.faults().on("GET", "*").times(1).slowBody(Duration.ofNanos(1));
        assertThat(caller.get("/v1/users/current").id()).isEqualTo(standIn.machineUserId());
    }

    @Test
    void aServerErrorMayHideThatTheWorkWasDone() throws Exception {
        standIn.faults().on("POST", "/v1/customers").times(1).executing().status(504);
        assertThat(caller.post("/v1/customers", "{'name':'x'}").status()).isEqualTo(504);
        assertThat(standIn.customers()).hasSize(1);
    }

    @Test
    void anOutageEndsWhenSaid() throws Exception {
        standIn.faults().outage(Duration.ofHours(1));
        assertThat(caller.get("/v1/users").status()).isEqualTo(503);
        standIn.faults().endOutage();
        assertThat(caller.get("/v1/users").status()).isEqualTo(200);
    }

    @Test
    void chanceFollowsItsSeed() throws Exception {
        String first = draw();
        assertThat(draw()).isEqualTo(first).contains("503").contains("200");
        standIn.reset();
        assertThat(caller.get("/v1/users").status()).isEqualTo(200);
    }

    private String draw() throws Exception {
        standIn.faults().randomly(7, Map.of(Fault.status(503), 0.5));
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            drawn.append(caller.get("/v1/users").status()).append(' ');
        }
        return drawn.toString();
    }
}
