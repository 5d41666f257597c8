package io.github.ccaibridge.ticket;

import static io.github.ccaibridge.ccai.Told.CALLER;
import static io.github.ccaibridge.ccai.Told.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.ccaibridge.ccai.Told;
import io.github.ccaibridge.session.Artifact;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which notes a ticket carries for what a session left behind, by their keys and texts. */
class LateNotesTest {
    private static final String OVER = "'id':1,'status':'finished','ends_at':'2025-11-26T09:04:30Z'";
    private static final LatePolicy ATTACHED = transcripts(true, false);
    private static final LatePolicy COMMENT = transcripts(false, true);
    private static final LatePolicy BOTH = transcripts(true, true);

    @Test
    void thePhoneNumberIsANoteInChatsOnly() {
        assertThat(notes(Told.webChat().event(0, "", CALLER))).containsExactly(entry("phone", "+12025550143"));
        assertThat(notes(Told.ivrCall().event(0, "", CALLER))).isEmpty();
    }

    @Test
    void aTranscriptIsANoteWithTheFileAsSoonAsItIsInKustomer() {
        assertThat(notes(chat().late(1, "artifact", file("transcript", "", ""))))
                .isEmpty();

        var note = all(chat().late(1, "upload", file("transcript", "", ",'attachment':'a1'")), ATTACHED, new Progress())
                .get(0);
        assertThat(note.key()).isEqualTo("transcript");
        assertThat(note.body()).isEqualTo("Chat Transcripts: transcript");
        assertThat(note.attached()).extracting(Artifact::attachment).containsExactly("a1");
    }

    @Test
    void aTranscriptAsCommentIsItsTextWithoutTheFileAndWithoutWaitingForKustomer() {
        var note = all(chat().late(1, "artifact", file("transcript", "", "")), COMMENT, new Progress())
                .get(0);

        assertThat(note.body()).isEqualTo("Zoë: hello 👋");
        assertThat(note.attached()).isEmpty();
        assertThat(note.covers()).hasSize(1);
    }

    @Test
    void aTranscriptAsBothIsItsTextWithTheFileAndOneThatDoesNotFitIsTheFile() {
        var both = all(chat().late(1, "upload", file("transcript", "", ",'attachment':'a1'")), BOTH, new Progress())
                .get(0);
        var unread = all(chat().late(1, "upload", file("transcript", "2", ",'attachment':'a2'")), BOTH, new Progress())
                .get(0);

        assertThat(both.body()).isEqualTo("Zoë: hello 👋");
        assertThat(both.attached()).hasSize(1);
        assertThat(unread.key()).isEqualTo("transcript-2");
        assertThat(unread.body()).isEqualTo("Chat Transcripts: transcript2");
    }

    @Test
    void aRecordingThatIsTooLargeForKustomerIsNamedWhereItIsKept() {
        assertThat(notes(Told.ivrCall().late(1, "upload", file("recording", "", ",'link':'https://files/1'"))))
                .containsExactly(entry(
                        "recording",
                        "Call Recordings: recording is too large for Kustomer; it is kept at https://files/1"));
    }

    @Test
    void aRecordingIsANoteOnlyWhereTheMessageHasItsRecordingsAlready() {
        var told = Told.ivrCall().late(1, "upload", file("recording", "2", ",'attachment':'a2'"));
        var progress = new Progress();
        assertThat(all(told, ATTACHED, progress)).isEmpty();

        progress.messageFiles = List.of("recording:1");
        assertThat(all(told, ATTACHED, progress)).extracting(LateNote::key).containsExactly("recording-2");

        progress.messageFiles = List.of("recording:1", "recording:2");
        assertThat(all(told, ATTACHED, progress)).isEmpty();
    }

    @Test
    void theRecordingOfAVoicemailIsCalledVoicemail() {
        var told = Told.ivrCall()
                .object(1, "{'id':1,'status':'voicemail'}")
                .late(2, "upload", file("recording", "", ",'link':'https://files/1'"));

        assertThat(notes(told).get("recording")).startsWith("Voicemails: recording is too large");
    }

    @Test
    void photosAndVideosAreNotesOfTheirOwn() {
        var told = Told.webChat()
                .late(1, "upload", file("photo", "77", ",'attachment':'a1'"))
                .late(2, "upload", file("video", "78", ",'attachment':'a2'"));

        assertThat(notes(told))
                .containsExactly(
                        entry("photo-77", "Photo from the customer: photo77"),
                        entry("video-78", "Video from the customer: video78"));
    }

    @Test
    void smartActionsAreOneNoteWithALineEach() {
        var told = Told.ivrCall()
                .metadata(
                        1000,
                        "{'id':1,'smart_actions':[{'type':'text_input','status':'finished','value':'A-1'},"
                                + "{'type':'photo','files':['p1.jpg','p2.jpg']},"
                                + "{'type':'verification','status':'failed','error':'no finger'}]}");

        assertThat(notes(told).get("smart-actions"))
                .isEqualTo(
                        "SmartActions\ntext input finished: A-1\nphoto: p1.jpg, p2.jpg\nverification failed: no finger");
    }

    @Test
    void whatBecameOfAVoicemailIsOneNoteThatGrows() {
        var told = Told.ivrCall().object(1, "{'id':1,'status':'voicemail_received'}");
        assertThat(notes(told)).isEmpty();

        told.object(2, "{'id':1,'status':'voicemail_read'}").late(3, "call-back", "{'by':'9'}");
        assertThat(notes(told)).containsExactly(entry("voicemail", "Voicemail read\nVoicemail called back by call 9"));
    }

    @Test
    void aCallBackToACallThatWasNoVoicemailIsNoNote() {
        assertThat(notes(Told.ivrCall().object(1, "{" + OVER + "}").late(3, "call-back", "{'by':'9'}")))
                .isEmpty();
    }

    @Test
    void eachAgentHasAWrapUpWithWhatIsKnownOfIt() {
        var told = Told.ivrCall()
                .event(
                        1,
                        "'dispositions':[{'code':'Refund','custom_id':'REF-02','note':'agreed'}]",
                        agent("1234", "dispositionSubmitted"))
                .event(2, "'dispositions':{'note':'only a note'}", agent("1301", "dispositionSubmitted"));

        assertThat(notes(told))
                .containsEntry("disposition:1301", "Disposition by agent 1301\nonly a note")
                .hasEntrySatisfying(
                        "disposition:1234",
                        text -> assertThat(text)
                                .startsWith("Disposition by agent 1234: Refund")
                                .endsWith("\nagreed"));
    }

    @Test
    void aCommentThatFitsItsFieldIsNoNoteAndALongerOneIs() {
        var fits = "x".repeat(LateNotes.LONGEST_FIELD);

        assertThat(notes(rated(fits))).isEmpty();
        assertThat(notes(rated(fits + "y"))).containsExactly(entry("rating-comment", fits + "y"));
    }

    @Test
    void aTextIsCutBetweenCharactersNeverInside() {
        assertThat(LateNote.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(LateNote.cut("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(LateNote.cut("abcd👋g", 6)).isEqualTo("abcd…");
        assertThat(new LateNote("k", "x".repeat(LateNote.LONGEST + 1), List.of(), List.of()).body())
                .hasSize(LateNote.LONGEST)
                .endsWith("…");
    }

    private static Told rated(String comment) {
        return Told.ivrCall().object(1, "{" + OVER + ",'rating':3,'rating_comment':'" + comment + "'}");
    }

    private static Told chat() {
        return Told.webChat();
    }

    private static Map<String, String> notes(Told told) {
        var notes = new LinkedHashMap<String, String>();
        all(told, ATTACHED, new Progress()).forEach(note -> notes.put(note.key(), note.body()));
        return notes;
    }

    private static List<LateNote> all(Told told, LatePolicy policy, Progress progress) {
        return new LateNotes(policy).of(told.facts(), progress, Map.of("", "Zoë: hello 👋"));
    }

    private static LatePolicy transcripts(boolean attached, boolean comment) {
        return new LatePolicy(
                true, true, Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofDays(7), attached, comment);
    }

    private static String file(String type, String part, String more) {
        return "{'type':'" + type + "','part':'" + part + "','name':'" + type + part + "','bytes':7" + more + "}";
    }
}
