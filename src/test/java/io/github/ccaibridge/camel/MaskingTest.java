package io.github.ccaibridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** What a viewer is not shown. */
class MaskingTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void statesTimesAndIdsOfAnEventStayAndEverythingElseIsHidden() throws Exception {
        var seen = masked(
                "{'event_id':'3b1a-0003','timestamp':1764147626200,'type':'CallState','item':{'call_id':50211,'state':'connected',"
                        + "'connected_at':'2025-11-26T09:00:00Z','participants':[{'dn':'+12025550143','name':'Dana','state':'ringing'}]}}");

        assertThat(seen)
                .contains("3b1a-0003", "1764147626200", "50211", "connected", "2025-11-26T09:00:00Z", "ringing")
                .doesNotContain("2025550143", "Dana");
    }

    @Test
    void aNumberOrAnEmailIsHiddenUnderAHarmlessKeyToo() throws Exception {
        assertThat(masked("{'id':'dana@example.com','state':'+1 202 555 0143','type':'end_user'}"))
                .isEqualTo("{'id':'•••','state':'•••','type':'end_user'}");
    }

    @Test
    void onlyAMomentMayEndInAt() throws Exception {
        assertThat(
                        masked(
                                "{'chat':'my card is lost','lat':'52.5','read_at':'Dana was here','ended_at':'2025-11-26T09:00:00Z'}"))
                .isEqualTo("{'chat':'•••','lat':'•••','read_at':'•••','ended_at':'2025-11-26T09:00:00Z'}");
    }

    @Test
    void ofANumberTheEndIsShownAndOfASentenceNoNumberAndNoEmail() {
        assertThat(Masking.number("+12025550143")).isEqualTo("•••43");
        assertThat(Masking.sentence(
                        "Kustomer says: phone +1 (202) 555-0143 of <dana@example.com> is taken, try c5 at 10:00"))
                .isEqualTo("Kustomer says: phone ••• of <•••> is taken, try c5 at 10:00");
    }

    private String masked(String event) throws Exception {
        return Masking.of(json.readTree(event.replace('\'', '"'))).toString().replace('"', '\'');
    }
}
