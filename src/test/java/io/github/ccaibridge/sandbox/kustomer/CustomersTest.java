package io.github.ccaibridge.sandbox.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CustomersTest {
    private final KustomerStandIn standIn = KustomerStandIn.start();
    private final Caller caller = new Caller(standIn);

    @AfterEach
    void close() {
        standIn.close();
    }

    @Test
    void fiftyParallelCreatesWithOnePhoneMakeOneCustomer() throws Exception {
        var threads = Executors.newFixedThreadPool(50);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(() -> caller.post("/v1/customers", "{'phones':[{'type':'mobile','phone':'+491'}]}")
                    .status());
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> done : threads.invokeAll(calls)) {
            statuses.add(done.get());
        }
        threads.shutdown();
        assertThat(statuses).filteredOn(s -> s == 201).hasSize(1);
        assertThat(statuses).filteredOn(s -> s == 409).hasSize(49);
        assertThat(standIn.customers()).hasSize(1);
        assertThat(standIn.ledger().byOperation()).containsEntry("POST customers", 50);
    }

    @Test
    void anEncodedPlusFindsThePhoneAndARawOneDoesNot() throws Exception {
        String id = caller.customer("+4930123456");
        assertThat(caller.get("/v1/customers/phone=%2B4930123456").id()).isEqualTo(id);
        assertThat(caller.get("/v1/customers/phone=%252B4930123456").status()).isEqualTo(404);
        assertThat(caller.get("/v1/customers/phone=+4930123456").status()).isEqualTo(404);
        standIn.switches(Switches.defaults().with(Switch.RAW_PLUS_IS_SPACE, false));
        assertThat(caller.get("/v1/customers/phone=+4930123456").id()).isEqualTo(id);
        assertThat(standIn.ledger().byOperation()).containsEntry("GET customers/phone=", 4);
    }

    @Test
    void emailsAndExternalIdsAreUniqueAndFound() throws Exception {
        String body = "{'emails':[{'type':'work','email':'A@x.example'}],'externalId':'ccai:1/2'}";
        String id = caller.post("/v1/customers", body).id();
        assertThat(id).matches("[0-9a-f]{24}");
        assertThat(caller.get("/v1/customers/email=a%40x.example").id()).isEqualTo(id);
        assertThat(caller.get("/v1/customers/externalId=ccai%3A1%2F2").id()).isEqualTo(id);
        var second = caller.post("/v1/customers", "{'externalId':'ccai:1/2'}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().at("/errors/0/code").asText()).isEqualTo("conflict");
    }

    @Test
    void aSharedPhoneAnswersSeveral() throws Exception {
        for (String name : List.of("Ann", "Bob")) {
            ObjectNode customer = Caller.MAPPER.createObjectNode().put("name", name);
            customer.putArray("sharedPhones").addObject().put("phone", "+492");
            standIn.addCustomer(customer);
        }
        assertThat(caller.get("/v1/customers/phone=%2B492").body().path("data")).hasSize(2);
    }

    @Test
    void patchMergesCustomAndPutReplaces() throws Exception {
        String path = "/v1/customers/" + caller.customer("+493");
        caller.patch(path, "{'name':'Ann','custom':{'aStr':'1','bNum':2}}");
        var patched = caller.patch(path, "{'custom':{'aStr':null,'cBool':true}}");
        assertThat(patched.body().at("/data/attributes/custom").toString()).isEqualTo("{\"bNum\":2,\"cBool\":true}");
        assertThat(patched.attribute("rev")).isEqualTo("3");
        assertThat(patched.body().at("/data/relationships/modifiedBy/data/id").asText())
                .isEqualTo(standIn.machineUserId());
        assertThat(caller.patch(path, "{'rev':1,'name':'Eve'}").status()).isEqualTo(409);
        var put = caller.call("PUT", path, "{'name':'Bob'}");
        assertThat(put.body().at("/data/attributes/phones")).isEmpty();
        assertThat(put.body().at("/data/attributes/custom")).isEmpty();
        assertThat(standIn.customerByPhone("+493")).isEmpty();
    }

    @Test
    void aWrongBodyIsRefused() throws Exception {
        for (String body : List.of(
                "{",
                "[]",
                "{'data':{'name':'x'}}",
                "{'phones':'+49'}",
                "{'custom':{'plain':1}}",
                "{'custom':{'aNum':'1'}}",
                "{'custom':{'aAt':'yesterday'}}",
                "{'custom':{'someId':'x'}}")) {
            assertThat(caller.post("/v1/customers", body).status()).as(body).isEqualTo(400);
        }
        String large = "{'name':'" + "x".repeat(100_001) + "'}";
        assertThat(caller.post("/v1/customers", large).status()).isEqualTo(413);
        assertThat(caller.get("/v1/customers/000000000000000000000000").status())
                .isEqualTo(404);
        assertThat(caller.get("/v1/nothing").status()).isEqualTo(404);
    }

    @Test
    void anErrorHasEitherOfTwoShapes() throws Exception {
        assertThat(caller.post("/v1/customers", "[]")
                        .body()
                        .at("/errors/0/message")
                        .asText())
                .isNotEmpty();
        standIn.switches(Switches.defaults().with(Switch.DETAILED_ERRORS, true));
        assertThat(caller.post("/v1/customers", "[]")
                        .body()
                        .at("/errors/0/detail")
                        .asText())
                .isNotEmpty();
    }
}
