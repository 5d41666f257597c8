package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.sandbox.ccai.Agent;
import io.github.ccaibridge.sandbox.ccai.ArtifactDrop;
import io.github.ccaibridge.sandbox.ccai.LateFile;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import io.github.ccaibridge.sandbox.ccai.SmartAction;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the customer did with the app is on the ticket (U7, U8). */
class SmartActionToldTest extends ToldStory {

    @BeforeAll
    static void start() {
        begin();
    }

    @Test
    void allResultsAreOneNoteAndAFailureTellsItsError() {
        var chat = chat(501)
                .with(SmartAction.textInput("Order 4411"))
                .with(SmartAction.failedVerification())
                .with(SmartAction.verified());
        shown.happensAndLeaves(chat);
        assertThat(shown.textOf(chat, "smart-actions")).isEqualTo("""
                        SmartActions
                        text input finished: Order 4411
                        verification failed: Fingerprint access is not enabled
                        verification finished""");
        assertThat(shown.notes(chat)).containsOnlyOnce("smart-actions");
    }

    @Test
    void aPhotoOfTheSessionAndOneFromBeforeItAreNotesWithTheirFiles() {
        var during = LateFile.usual(ArtifactDrop.photoName("chat", 502, 71));
        var before = LateFile.usual(ArtifactDrop.photoName("chat", 502, 72));
        var plain = chat(502);
        var chat = plain.with(SmartAction.photo(during))
                .with(SmartAction.photo(before).at(plain.startsAt().minus(Duration.ofSeconds(90))));
        shown.happensAndLeaves(chat);
        assertThat(shown.filesOf(shown.note(chat, "photo-71")).get(0).sha256()).isEqualTo(during.sha256());
        assertThat(shown.filesOf(shown.note(chat, "photo-72")).get(0).sha256()).isEqualTo(before.sha256());
        assertThat(shown.textOf(chat, "photo-72")).isEqualTo("Photo from the customer: chat-502-photo-72.jpg");
    }

    @Test
    void aVideoIsANoteWithItsFile() {
        var video = LateFile.usual(ArtifactDrop.videoName("chat", 503, 7));
        var chat = chat(503).with(SmartAction.video(video));
        shown.happensAndLeaves(chat);
        assertThat(shown.filesOf(shown.note(chat, "video-7")).get(0).sha256()).isEqualTo(video.sha256());
    }

    @Test
    void aPaymentTellsItsOutcomeAndNothingOfTheCard() {
        var chat = withCard(chat(504)
                .with(SmartAction.payment(Agent.DANA_REYES, "Express delivery", "$12.50", true, Shown.lately())));
        shown.happensAndLeaves(chat);
        assertThat(shown.textOf(chat, "smart-actions"))
                .startsWith("SmartActions\npayment finished: agent Dana Reyes, product name Express delivery")
                .contains("$12.50", "Success");
        assertThat(bridge.kustomer.notes().toString()
                        + bridge.kustomer.messages()
                        + bridge.kustomer.conversations()
                        + bridge.kustomer.customers())
                .doesNotContain("1111 1111", "11111111", "cvv-737");
    }

    @Test
    void aCardIsNeitherKeptNorExplained() {
        var chat = withCard(chat(505)
                .with(SmartAction.payment(Agent.DANA_REYES, "Express delivery", "$12.50", true, Shown.lately())));
        shown.happensAndLeaves(chat);
        assertThat(bridge.explanation("chat/505").toString()).doesNotContain("1111 1111", "11111111", "cvv-737");
        assertThat(
                        bridge.number(
                                "select count(*) from inbox where payload like '%1111 1111%' or payload like '%11111111%' or payload like '%cvv-737%'"))
                .isZero();
    }

    private static ScriptedSession withCard(ScriptedSession session) {
        return session.withAftermath(late -> late.changed(file -> {
            var payment = (ObjectNode) file.path("smart_actions").path(0);
            payment.put("card_number", "4111 1111 1111 1111")
                    .put("cvv", "cvv-737")
                    .put("expiry", "12/29");
        }));
    }
}
