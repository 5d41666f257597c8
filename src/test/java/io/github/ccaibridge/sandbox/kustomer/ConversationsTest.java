package io.github.ccaibridge.sandbox.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationsTest {
    private final KustomerStandIn standIn = KustomerStandIn.start();
    private final Caller caller = new Caller(standIn);

    @AfterEach
    void close() {
        standIn.close();
    }

    private String message(String conversation, String more) throws Exception {
        String body = "{'channel':'voice','app':'ccai'" + more + "}";
        return caller.post("/v1/conversations/" + conversation + "/messages", body)
                .id();
    }

    @Test
    void anInboundMessageReopensADoneConversationAndANoteDoesNot() throws Exception {
        String id = caller.conversation(caller.customer("+491"), ",'status':'done'");
        String path = "/v1/conversations/" + id;
        assertThat(caller.post(path + "/notes", "{'body':'hello'}").status()).isEqualTo(201);
        message(id, ",'direction':'out'");
        message(id, ",'direction':'in','importedAt':'2020-01-01T00:00:00Z'");
        assertThat(caller.get(path).attribute("status")).isEqualTo("done");
        message(id, ",'direction':'in'");
        var opened = caller.get(path);
        assertThat(opened.attribute("status")).isEqualTo("open");
        assertThat(opened.attribute("reopenCount")).isEqualTo("1");
        assertThat(opened.attribute("messageCount")).isEqualTo("3");
        assertThat(opened.attribute("noteCount")).isEqualTo("1");
        assertThat(opened.body().at("/data/attributes/channels/0").asText()).isEqualTo("voice");
        assertThat(standIn.messagesOf(id)).hasSize(3);
        assertThat(standIn.notesOf(id)).hasSize(1);
    }

    @Test
    void aListIsPagedAndSorted() throws Exception {
        String customer = caller.customer("+492");
        for (int i = 0; i < 5; i++) {
            caller.conversation(customer, ",'externalId':'ccai:call:" + i + "'");
        }
        String path = "/v1/customers/" + customer + "/conversations?sort=-createdAt&pageSize=2";
        JsonNode first = caller.get(path).body();
        assertThat(first.at("/data/0/attributes/externalId").asText()).isEqualTo("ccai:call:4");
        assertThat(first.at("/meta/total").asInt()).isEqualTo(5);
        assertThat(first.at("/links/prev").isNull()).isTrue();
        JsonNode second = caller.get(first.at("/links/next").asText()).body();
        assertThat(second.at("/data/0/attributes/externalId").asText()).isEqualTo("ccai:call:2");
        JsonNode last = caller.get(second.at("/links/next").asText()).body();
        assertThat(last.path("data")).hasSize(1);
        assertThat(last.at("/links/next").isNull()).isTrue();
        assertThat(caller.get(path.replace("=2", "=101")).status()).isEqualTo(400);
    }

    @Test
    void anExternalIdIsTakenOnce() throws Exception {
        String customer = caller.customer("+493");
        String id = caller.conversation(customer, ",'externalId':'a b'");
        assertThat(caller.get("/v1/conversations/externalId=a%20b").id()).isEqualTo(id);
        String path = "/v1/customers/" + customer + "/conversations";
        assertThat(caller.post(path, "{'externalId':'a b'}").status()).isEqualTo(409);
        standIn.switches(Switches.defaults().with(Switch.UNIQUE_CONVERSATION_EXTERNAL_ID, false));
        assertThat(caller.post(path, "{'externalId':'a b'}").status()).isEqualTo(201);
        message(id, ",'externalId':'m'");
        String second = "{'channel':'voice','app':'ccai','externalId':'m'}";
        assertThat(caller.post("/v1/conversations/" + id + "/messages", second).status())
                .isEqualTo(409);
        assertThat(standIn.messageByExternalId("m")).isPresent();
    }

    @Test
    void whatTheVendorRefusesIsRefused() throws Exception {
        String customer = caller.customer("+494");
        String path = "/v1/customers/" + customer + "/conversations";
        assertThat(caller.post(path, "{'status':'snoozed'}").status()).isEqualTo(400);
        assertThat(caller.post(path, "{'status':'closed'}").status()).isEqualTo(400);
        assertThat(caller.post(path, "{'priority':6}").status()).isEqualTo(400);
        assertThat(caller.post("/v1/conversations", "{'name':'x'}").status()).isEqualTo(400);
        String messages = "/v1/conversations/" + caller.conversation(customer, "") + "/messages";
        assertThat(caller.post(messages, "{'app':'ccai'}").status()).isEqualTo(400);
        assertThat(caller.post(messages, "{'channel':'fax','app':'ccai'}").status())
                .isEqualTo(400);
        String preview = "{'channel':'voice','app':'ccai','preview':'" + "x".repeat(10_241) + "'}";
        assertThat(caller.post(messages, preview).status()).isEqualTo(400);
        assertThat(caller.post(messages.replace("messages", "notes"), "{'body':''}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aMessageWithoutConversationOpensOne() throws Exception {
        String customer = caller.customer("+495");
        String body = "{'channel':'chat','app':'ccai','direction':'in','subject':'Hi'}";
        var message = caller.post("/v1/customers/" + customer + "/messages", body);
        assertThat(message.status()).isEqualTo(201);
        assertThat(message.attribute("directionType")).isEqualTo("initial-in");
        assertThat(standIn.conversations()).hasSize(1);
        assertThat(caller.post("/v1/messages", body).status()).isEqualTo(400);
    }

    @Test
    void tagsAreGivenByName() throws Exception {
        String id = caller.conversation(caller.customer("+496"), "");
        caller.post("/v1/conversations/" + id + "/tags", "['ccai-call']");
        String tag = standIn.tags().get(0).path("id").asText();
        assertThat(caller.get("/v1/conversations/" + id)
                        .body()
                        .at("/data/attributes/tags/0")
                        .asText())
                .isEqualTo(tag);
    }

    @Test
    void aPersonsEditBearsThePersonsName() throws Exception {
        String id = caller.conversation(caller.customer("+497"), "");
        standIn.setConversation(id, Caller.MAPPER.createObjectNode().put("status", "snoozed"));
        JsonNode seen = caller.get("/v1/conversations/" + id).body();
        assertThat(seen.at("/data/attributes/status").asText()).isEqualTo("snoozed");
        assertThat(seen.at("/data/relationships/modifiedBy/data/id").asText()).isNotEqualTo(standIn.machineUserId());
    }
}
