package io.github.ccaibridge.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.sandbox.ccai.ScriptedSession;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the customer thought of a session, and how its agents wrapped it up (U10, U13). */
class RatingToldTest extends ToldStory {

    @BeforeAll
    static void start() {
        begin();
    }

    @Test
    void ratingAndCommentAreOnTheFieldsOfTheMessage() {
        var call = answered(301).rated(4, "Très bien 👍");
        shown.happensAndLeaves(call);
        assertThat(shown.field(call, "ccaiCsatRatingNum").asInt()).isEqualTo(4);
        assertThat(shown.field(call, "ccaiCsatCommentTxt").asText()).isEqualTo("Très bien 👍");
        assertThat(bridge.explanation("call/301").at("/late/rating").asInt()).isEqualTo(4);
    }

    @Test
    void aSecondRatingReplacesTheFirst() {
        var call = answered(302).rated(2, "Not solved");
        shown.happensAndLeaves(call);
        shown.drop.metadata(302, rated(call, 5, "Solved after all"));
        Shown.eventually(
                () -> assertThat(shown.field(call, "ccaiCsatRatingNum").asInt()).isEqualTo(5));
        assertThat(shown.field(call, "ccaiCsatCommentTxt").asText()).isEqualTo("Solved after all");
    }

    @Test
    void aSecondRatingWithoutACommentClearsTheComment() {
        var call = answered(303).rated(2, "Not solved");
        shown.happensAndLeaves(call);
        shown.drop.metadata(303, rated(call, 5, null));
        Shown.eventually(
                () -> assertThat(shown.field(call, "ccaiCsatRatingNum").asInt()).isEqualTo(5));
        assertThat(shown.field(call, "ccaiCsatCommentTxt").asText("")).isIn("", "null");
    }

    @Test
    void aRatingIsFoundInTheApiWhereNoFileComes() {
        var call = answered(304);
        bridge.play(call);
        var rated = call.rated(3, null);
        rated.putStageNow(bridge.ccai, rated.stages().size() - 1);
        Shown.eventually(
                () -> assertThat(shown.field(call, "ccaiCsatRatingNum").asInt()).isEqualTo(3));
    }

    @Test
    void anOlderFileDoesNotTakeALaterRatingBack() {
        var call = answered(305);
        bridge.play(call);
        var rated = call.rated(5, null);
        rated.putStageNow(bridge.ccai, rated.stages().size() - 1);
        Shown.eventually(
                () -> assertThat(shown.field(call, "ccaiCsatRatingNum").asInt()).isEqualTo(5));
        shown.drop.leave(call.rated(1, "Still waiting"));
        shown.awaitRead(call);
        assertThat(shown.field(call, "ccaiCsatRatingNum").asInt()).isEqualTo(5);
    }

    @Test
    void aCommentThatNoFieldHoldsIsCutThereAndWholeInANote() {
        var longComment = "Ausführlich: ".repeat(100);
        var call = answered(306).rated(1, longComment);
        shown.happensAndLeaves(call);
        assertThat(shown.field(call, "ccaiCsatCommentTxt").asText())
                .hasSize(1024)
                .startsWith("Ausführlich: ");
        assertThat(shown.textOf(call, "rating-comment").strip()).isEqualTo(longComment.strip());
    }

    @Test
    void everyAgentsWrapUpIsANoteOfItsOwn() {
        var call = transferred(307);
        shown.happensAndLeaves(call);
        assertThat(shown.textOf(call, "disposition:1234"))
                .isEqualTo("Disposition by Dana Reyes: Order status (ORD-01)\nParcel located, refund not needed");
        assertThat(shown.textOf(call, "disposition:1301"))
                .isEqualTo("Disposition by Sam Okafor: Refund (REF-02)\nRefund agreed");
        assertThat(shown.notes(call)).hasSize(2);
    }

    @Test
    void aWrapUpHandedInAgainChangesItsNoteAndNoOther() {
        var call = transferred(308);
        bridge.play(call);
        var again = ScriptedSession.envelopeOf(call.events()
                        .subList(call.events().size() - 1, call.events().size()))
                .toString()
                .replace("Refund agreed", "Refund sent")
                .replaceFirst("\"event_id\":\"[^\"]+\"", "\"event_id\":\"again-308\"")
                .replaceFirst(
                        "\"timestamp\":\\d+", "\"timestamp\":" + Instant.now().toEpochMilli());
        bridge.pushAccepted(again);
        Shown.eventually(() -> assertThat(shown.textOf(call, "disposition:1301"))
                .isEqualTo("Disposition by Sam Okafor: Refund (REF-02)\nRefund sent"));
        shown.awaitRest(call);
        assertThat(shown.notes(call)).hasSize(2);
        assertThat(bridge.requestsOf("call/308")).containsOnlyOnce("update-note 200");
    }

    /** The metadata file once more, after another rating. */
    private static JsonNode rated(ScriptedSession call, int rating, String comment) {
        return call.aftermath().rated(rating, comment).now().metadata();
    }
}
