package io.github.ccaibridge.ccai;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.session.Media;
import io.github.ccaibridge.session.SmartAction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How single late facts are read: a row for each shape in which they come. */
class LateTablesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4111111111111111               | •••",
                "4111 1111 1111 1111            | •••",
                "card 4111-1111-1111-1111, ok   | card •••, ok",
                "4111 1111 1111 1111 12/27 123  | ••• 12/27 123",
                "no 12 4111111111111111         | no 12 •••",
                "4111111111111111 5500005555555559 | ••• •••",
                "4111111111111112               | 4111111111111112",
                "order 123456789012             | order 123456789012",
                "+12025550143                   | +12025550143"
            })
    void cardNumbersAreHiddenWhateverStandsBesideThem(String text, String shown) {
        assertThat(CardNumbers.hide(text)).isEqualTo(shown);
    }

    @Test
    void aPaymentSaysWhatCameOfItAndNothingOfTheCard() {
        var payment = only("{'type':'Payment','status':'finished','amount':'12.50','currency':'EUR',"
                + "'transaction_id':'t-1','card_number':'4111111111111111','cvv':'123','value':'4111111111111111'}");

        assertThat(payment.value()).isEqualTo("transaction id t-1, amount 12.50, currency EUR");
        assertThat(payment.toString()).doesNotContain("4111", "123'");
    }

    @Test
    void aFailedActionTellsItsErrorAndFilesHaveNamesInTwoShapes() {
        var photo = only("{'type':'photo','status':'failed','error':{'x':1},'message':'No camera',"
                + "'files':['call-1-photo-7.jpg',{'name':'call-1-photo-8.jpg'},{'x':1},null]}");

        assertThat(photo)
                .isEqualTo(new SmartAction(
                        "photo", "failed", null, "No camera", List.of("call-1-photo-7.jpg", "call-1-photo-8.jpg")));
    }

    @Test
    void whatIsNoActionIsLeftOutAndOneWithoutTypeIsJustAnAction() {
        var facts = Told.ivrCall()
                .metadata(1, "{'id':1,'smart_actions':['odd',null,{'value':'A-1'}]}")
                .facts();

        assertThat(facts.late().smartActions())
                .containsExactly(new SmartAction("action", null, "A-1", null, List.of()));
    }

    @Test
    void aVerifiedCustomerIsToldOnceWhetherTheObjectOrTheFileSaysSo() {
        var told = Told.ivrCall().object(1, "{'id':1,'verified':true}");
        assertThat(told.facts().late().smartActions())
                .extracting(SmartAction::type)
                .containsExactly("verification");
        told.metadata(2, "{'id':1,'smart_actions':[{'type':'verification','status':'finished'}]}");
        assertThat(told.facts().late().smartActions()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "8, queued, finished",
        "9, finished, failed",
        "5, finished, finished",
        "1, failed, failed",
        "6, finished, finished",
        "77, failed, failed",
        "8, voicemail_read, voicemail_read",
        "Finished, queued, finished",
        "connected, finished, finished",
        "a_status_of_tomorrow, finished, a_status_of_tomorrow"
    })
    void theFilesStatusWinsUnlessItSaysNothingOrThatTheSessionStillRuns(String file, String before, String status) {
        var facts = Told.ivrCall()
                .object(1, "{'id':1,'status':'" + before + "'}")
                .metadata(2, "{'id':1,'status':" + (file.matches("\\d+") ? file : "'" + file + "'") + "}")
                .facts();

        assertThat(facts.object().status()).isEqualTo(status);
    }

    @Test
    void aFileOfAnUnknownStatusIsNoRunningSession() {
        var facts = Told.ivrCall().metadata(2, "{'id':1,'status':6}").facts();

        assertThat(facts.object().known()).isTrue();
        assertThat(facts.object().status()).isNull();
        assertThat(facts.object().unfinished()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "call-50211-photo-77.jpg, photo, 77",
        "chat-1-video-x9.mp4, video, x9",
        "call-1.mp3,,",
        "photo-77,,",
        "call-1-photo-.jpg,,"
    })
    void aFileNameSaysWhetherItIsAPhotoOrAVideo(String name, String type, String part) {
        var media = Media.of(name);

        assertThat(media.map(Media::type).orElse(null)).isEqualTo(type);
        assertThat(media.map(Media::part).orElse(null)).isEqualTo(part);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'recording_url':'https://a/b/call-1.wav?sig=1#x' | recording::fetched call-1.wav",
                "'recording_url':'https://a/b/1' | recording::fetched call-1.mp3",
                "'recording_permission':'recording_permission_granted' | ",
                "'recording_permission':'recording_permission_granted','connected_at':'2025-11-26T09:00:28Z','ends_at':'2025-11-26T09:04:30Z' | recording: call-1.mp3",
                "'recording_permission':'recording_permission_denied','connected_at':'2025-11-26T09:00:28Z','ends_at':'2025-11-26T09:04:30Z' | ",
                "'transcript':true | transcript: call-1.txt",
                "'transcript':false,'photos':{} | ",
                "'photos':[{'id':7,'url':'https://a/7'},{'url':'x'}],'videos':[{'id':8}] | photo:7:fetched call-1-photo-7.jpg video:8 call-1-video-8.mp4"
            })
    void anObjectSaysWhichFilesTheSessionHas(String members, String media) {
        var all = MediaOfObject.of("call", "1", Told.json("{" + members.replace("''", "'") + "}"));

        assertThat(String.join(
                        " ",
                        all.stream().map(one -> one.noted() + " " + one.name()).toList()))
                .isEqualTo(media == null ? "" : media);
    }

    private static SmartAction only(String json) {
        var all = Told.ivrCall()
                .metadata(1, "{'id':1,'smart_actions':[" + json + "]}")
                .facts()
                .late()
                .smartActions();
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
