package io.github.ccaibridge.ccai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The channel of each documented session type (C 3.7). */
class ChannelsTest {
    @ParameterizedTest
    @CsvSource({
        "Voice Inbound (IVR), ivr",
        "Voice Inbound (IVR by Mobile), ivr",
        "IncomingCall, ivr",
        "Voice Inbound (Mobile), mobile",
        "Voice Inbound (App), mobile",
        "Voice Scheduled (Mobile), mobile",
        "Messaging (Mobile), mobile",
        "In-app, mobile",
        "Voice Callback (Web), web",
        "Voice Scheduled (Web), web",
        "Messaging (Web), web",
        "In-web, web",
        "Voice Inbound (API), api",
        "Voice Scheduled (API), api",
        "Messaging (WhatsApp), messaging",
        "Messaging Inbound (SMS), messaging",
        "Voice Outbound, outbound",
        "Voice Outbound (API), outbound",
        "Voice Outbound (UCaaS), outbound",
        "OutboundCall, outbound",
        "Voice Campaign, outbound",
        "Messaging Outbound (SMS), outbound",
        "Messaging Outbound (SMS by API), outbound"
    })
    void everyDocumentedTypeHasItsChannel(String type, String channel) {
        assertThat(Channels.of(type)).isEqualTo(channel);
        assertThat(Channels.outbound(type)).isEqualTo(channel.equals("outbound"));
    }
}
