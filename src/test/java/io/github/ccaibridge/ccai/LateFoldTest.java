package io.github.ccaibridge.ccai;

import static io.github.ccaibridge.ccai.Told.CALLER;
import static io.github.ccaibridge.ccai.Told.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.session.Artifact;
import io.github.ccaibridge.session.Disposition;
import io.github.ccaibridge.session.Media;
import io.github.ccaibridge.session.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What arrives after a session is the same in every order of arrival, however often it comes. */
class LateFoldTest {
    private static final String ENDED = "'id':1,'status':'finished','ends_at':'2025-11-26T09:04:30Z',";

    private static final Told RATED_TWICE = Told.ivrCall()
            .end(270, CALLER)
            .object(300, "{" + ENDED + "'rating':2,'rating_comment':'slow'}")
            .object(400, "{" + ENDED + "'rating':'5'}")
            .object(400, "{" + ENDED + "'recording_url':'https://a/call-1.mp3','rating':5}")
            .metadata(350, "{'id':1,'status':8,'rating':2,'rating_comment':'slow'}");

    private static final Told FILES = Told.ivrCall()
            .end(270, CALLER)
            .object(300, "{" + ENDED + "'recording_url':'https://a/call-1.mp3?x=1','photos':[{'id':77}]}")
            .late(310, "artifact", file("recording", "", ",'bytes':7"))
            .late(330, "upload", file("recording", "", ",'bytes':7,'attachment':'att-1'"))
            .late(320, "artifact", file("photo", "77", ",'bytes':9"))
            .late(340, "upload", file("photo", "77", ",'bytes':9,'attachment':null,'link':'store/photo'"));

    private static final Told WRAPPED_UP = Told.ivrCall()
            .event(26, "", CALLER, agent("1234", "connected"))
            .event(
                    280,
                    "'dispositions':[{'code':'Refund','note':'n1'}]",
                    agent("1234", "dispositionSubmitted"),
                    agent("1301", "connected"))
            .event(290, "'dispositions':{'code':'Sale'}", agent("agent_1301", "dispositionSubmitted"))
            .end(295, CALLER)
            .metadata(1170, "{'id':1,'dispositions':[{'agent_id':1234,'code':'Refund','note':'changed'}]}")
            .metadata(1180, "{'id':1,'smart_actions':[{'type':'text_input','value':'A-1'}],'status':6}");

    private static final Told VOICEMAIL = Told.ivrCall()
            .end(41, CALLER)
            .object(60, "{'id':1,'status':'voicemail_received'}")
            .object(90, "{'id':1,'status':'voicemail_read'}")
            .late(100, "call-back", "{'by':'9'}")
            .late(110, "call-back", "{'by':'8'}")
            .metadata(80, "{'id':1,'status':8}");

    private static final Told CUSTOM_DATA = Told.webChat()
            .event(0, "'custom_data':{'signed':{'plan':{'value':'gold','type':'string'}},'note':'x'}", CALLER)
            .end(90, CALLER)
            .object(100, "{'id':1,'status':'finished','custom_data':{'unsigned':{'plan':{'value':3,'type':'number'}}}}")
            .metadata(1000, "{'id':1,'custom_data':{'secured':{'plan':{'value':'silver'}},'unsecured':7}}")
            .endUser(50, "{'identifier':'u1','email':'a@example.net'}");

    static Stream<Told> lateFacts() {
        return Stream.of(RATED_TWICE, FILES, WRAPPED_UP, VOICEMAIL, CUSTOM_DATA);
    }

    @ParameterizedTest
    @MethodSource("lateFacts")
    void everyOrderGivesTheSameFactsThoughSomeAreToldTwice(Told told) {
        var random = new Random(7);
        assertThat(Orders.all(told.events()))
                .allSatisfy(order -> assertThat(told.facts(Orders.withDuplicates(order, random)))
                        .isEqualTo(told.facts()));
    }

    @ParameterizedTest
    @MethodSource("lateFacts")
    void everyOrderOfAPartGivesTheSameFacts(Told told) {
        var random = new Random(8);
        for (int n = 0; n < 40; n++) {
            var part = Orders.some(told.events(), random);
            assertThat(Orders.shuffled(part, 20))
                    .allMatch(order -> told.facts(order).equals(told.facts(part)));
        }
    }

    @Test
    void theLaterRatingStaysThoughAnOlderFileComesAfterIt() {
        assertThat(RATED_TWICE.facts().late().rating()).isEqualTo(new Rating(5, null));
        assertThat(RATED_TWICE.facts().late().closed()).isTrue();
    }

    @Test
    void aCommentWithoutScoreIsOfTheScoreBefore() {
        var told = Told.ivrCall().object(1, "{'id':1,'rating':4}").metadata(2, "{'id':1,'feedback':' good '}");

        assertThat(told.facts().late().rating()).isEqualTo(new Rating(4, "good"));
    }

    @Test
    void filesAreDueComeAndAreUploaded() {
        var late = FILES.facts().late();

        assertThat(late.media())
                .containsExactly(
                        new Media("recording", "", "call-1.mp3", "https://a/call-1.mp3?x=1"),
                        new Media("photo", "77", "call-1-photo-77.jpg", null));
        assertThat(late.files())
                .extracting(Artifact::attachment, Artifact::link)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("att-1", null),
                        org.assertj.core.groups.Tuple.tuple(null, "store/photo"));
        assertThat(late.files()).allMatch(Artifact::uploaded);
    }

    @Test
    void theSecondTenthPartStandsAfterTheNinth() {
        var told = Told.ivrCall();
        List.of("10", "9", "2", "1").forEach(part -> told.late(1, "artifact", file("recording", part, "")));

        assertThat(told.facts().late().recordings()).extracting(Artifact::part).containsExactly("1", "2", "9", "10");
    }

    @Test
    void eachAgentHasHisOwnWrapUpAndTheFileChangesIt() {
        assertThat(WRAPPED_UP.facts().late().dispositions())
                .extracting(Disposition::agentId, Disposition::code, Disposition::note)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1234", "Refund", "changed"),
                        org.assertj.core.groups.Tuple.tuple("1301", "Sale", null));
    }

    @Test
    void aVoicemailStaysReadThoughTheFileOnlySaysThatTheCallIsOver() {
        var facts = VOICEMAIL.facts();

        assertThat(facts.outcome()).isEqualTo("voicemail");
        assertThat(facts.voicemailState()).hasValue("read");
        assertThat(facts.late().calledBackBy()).containsExactly("9", "8");
    }

    @Test
    void signedAndUnsignedValuesOfOneKeyAreTwoAndTheFileWins() {
        var values = new ArrayList<String>();
        CUSTOM_DATA
                .facts()
                .late()
                .customData()
                .forEach(one -> values.add(one.key() + " " + one.signed() + " " + one.value() + " " + one.type()));

        assertThat(values)
                .containsExactlyInAnyOrder("plan true silver null", "note false x null", "plan false 3 number");
        assertThat(CUSTOM_DATA.facts().late().email()).isEqualTo("a@example.net");
    }

    private static String file(String type, String part, String more) {
        return "{'type':'" + type + "','part':'" + part + "','name':'n-" + type + part + "'" + more + "}";
    }
}
