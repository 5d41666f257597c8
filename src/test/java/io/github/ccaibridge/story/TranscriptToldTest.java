package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.LateFile;
import io.github.ccaibridge.sandbox.ccai.Menu;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.Sessions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was written in a chat, and with which number, is a note on its ticket (D5, D6). */
class TranscriptToldTest extends ToldStory {

    @BeforeAll
    static void start() {
        begin();
    }

    @Test
    void aTranscriptIsANoteWithTheFileByteForByteAsItWasRedacted() {
        var chat = web(201).transcribed();
        shown.happensAndLeaves(chat);
        assertThat(shown.notes(chat)).containsOnlyOnce("transcript");
        var file = chat.aftermath().files().get(0);
        assertThat(file.text()).contains("[REDACTED]", "📦", "¡Listo!");
        assertThat(shown.filesOf(shown.note(chat, "transcript")))
                .extracting(one -> one.sha256())
                .containsExactly(file.sha256());
        assertThat(shown.textOf(chat, "transcript")).isEqualTo("Chat Transcripts: chat-201.txt");
    }

    @Test
    void theNameKeepsItsAccentsSpacesAndEmoji() {
        var name = "chat-202-Gespräch mit Zoë 🎧.txt";
        var chat = web(202).withAftermath(late -> late.with(LateFile.ofText(name, "Olá, José 👍")));
        shown.happensAndLeaves(chat);
        var key = shown.notes(chat).stream()
                .filter(one -> one.startsWith("transcript"))
                .findFirst();
        assertThat(key).isPresent();
        assertThat(shown.note(chat, key.get())
                        .at("/attributes/attachments/0/name")
                        .asText())
                .isEqualTo(name);
        assertThat(shown.textOf(chat, key.get())).isEqualTo("Chat Transcripts: " + name);
    }

    @Test
    void twoTranscriptsOfOneChatAreTwoNotesAndBothAtRest() {
        var chat = web(203).withAftermath(late -> late.with(LateFile.ofText("chat-203.txt", "The first half"))
                .with(LateFile.ofText("chat-203-2.txt", "The other half")));
        shown.happensAndLeaves(chat);
        assertThat(shown.notes(chat))
                .filteredOn(key -> key.startsWith("transcript"))
                .hasSize(2);
        assertThat(bridge.requestsOf("chat/203")).doesNotContain("update-note 200");
    }

    @Test
    void theNumberOfAnSmsChatIsOneNoteHoweverOftenEverythingComes() {
        var chat = new Sessions(204)
                .chats()
                .sms(204, appUser(204, "+12025551204"), Menu.WEB_ORDERS, Agent.DANA_REYES, Shown.lately())
                .transcribed();
        shown.happensAndLeaves(chat);
        shown.pushed(chat, 0, chat.events().size());
        shown.drop.leave(chat.withAftermath(late -> late.changed(file -> file.put("again", true))));
        Shown.eventually(() -> assertThat(bridge.number(
                        "select count(*) from inbox where source = 'metadata-file' and session_id = '204'"))
                .isEqualTo(2));
        shown.awaitRest(chat);
        assertThat(shown.notes(chat)).containsOnlyOnce("phone").containsOnlyOnce("transcript");
        assertThat(shown.textOf(chat, "phone")).isEqualTo("+12025551204");
        assertThat(bridge.requestsOf("chat/204")).doesNotContain("update-note 200");
    }

    @Test
    void theNumberOfAWhatsAppChatIsANoteBeforeTheChatIsOver() {
        var chat = new Sessions(205)
                .chats()
                .whatsApp(205, appUser(205, "+12025551205"), Menu.WEB_ORDERS, Agent.DANA_REYES, Shown.lately());
        chat.putStage(bridge.ccai, 0);
        shown.pushed(chat, 0, 2);
        Shown.eventually(() -> assertThat(shown.textOf(chat, "phone")).isEqualTo("+12025551205"));
    }

    @Test
    void aChatWithoutANumberHasNoSuchNote() {
        var chat = web(206);
        bridge.play(chat);
        assertThat(shown.notes(chat)).doesNotContain("phone");
    }

    /** A chat's events name an agent only by the number behind agent_. */
    @Test
    void theWrapUpOfAChatIsOneNoteThoughEventAndFileTellIt() {
        var chat = web(207);
        shown.happens(chat);
        shown.drop.leave(chat);
        shown.awaitRead(chat);
        assertThat(shown.notes(chat)).containsExactly("disposition:1234");
    }

    private static ScriptedSession web(long id) {
        return new Sessions(id).chats().web(id, appUser(id, null), Menu.WEB_ORDERS, Agent.DANA_REYES, Shown.lately());
    }
}
