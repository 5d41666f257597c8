package io.github.ccaibridge.fault;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.sandbox.ccai.CcaiStandIn;
import io.github.ccaibridge.sandbox.kustomer.Fault;
import io.github.ccaibridge.sandbox.kustomer.KustomerStandIn;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Both vendors as stand-ins in this JVM, filled with what a load needs to be there. */
final class Vendors implements AutoCloseable {
    static final String EVENTS_USER = StandInSettings.EVENTS_USER;
    static final String EVENTS_PASSWORD = StandInSettings.EVENTS_PASSWORD;
    static final String WEBHOOK_SECRET = "signs-webhooks";

    private static final Fault A_MOMENT = Fault.latency(Duration.ofMillis(60));

    final KustomerStandIn kustomer = KustomerStandIn.start();
    final CcaiStandIn ccai = CcaiStandIn.start();

    Vendors(MixedLoad load) {
        kustomer.switches(kustomer.switches()
                .with(Switch.CREATES_PER_CUSTOMER_PER_MINUTE, 0)
                .with(Switch.REQUESTS_PER_MINUTE, 1_000_000));
        for (var agent : MixedLoad.AGENTS) {
            kustomer.addUser(agent.email(), agent.name());
            ccai.putAgent(agent.id(), agent.name(), agent.email(), agent.number());
        }
        var json = new ObjectMapper();
        for (var caller : load.known()) {
            var customer = json.createObjectNode().put("name", "Known Canary");
            customer.putArray("phones").addObject().put("type", "mobile").put("phone", caller.phone());
            kustomer.addCustomer(customer);
        }
        load.all().forEach(session -> session.putInto(ccai));
    }

    /** Half of the answers take a moment, so that a kill finds requests under way. */
    void answerSlowly(long seed) {
        kustomer.faults().randomly(seed, Map.of(A_MOMENT, 0.5));
    }

    /** Some requests are carried out without an answer, some are turned away, and the rest is as slow as ever. */
    void badWeather(long seed) {
        var chances = new LinkedHashMap<Fault, Double>();
        chances.put(Fault.resetAfter(), 0.03);
        chances.put(Fault.resetBefore(), 0.01);
        chances.put(Fault.status(503), 0.03);
        chances.put(Fault.tooManyRequests(), 0.02);
        chances.put(A_MOMENT, 0.5);
        kustomer.faults().randomly(seed, chances);
    }

    /** No second conversation, message or note of one external id is refused, and files add up. */
    void allowDuplicates() {
        kustomer.switches(kustomer.switches()
                .with(Switch.UNIQUE_CONVERSATION_EXTERNAL_ID, 0)
                .with(Switch.UNIQUE_MESSAGE_EXTERNAL_ID, 0)
                .with(Switch.UNIQUE_NOTE_EXTERNAL_ID, 0)
                .with(Switch.ATTACHMENTS_PATCH_APPENDS, 1));
    }

    /** Second conversations, messages and notes are refused again. */
    void refuseDuplicates() {
        kustomer.switches(kustomer.switches()
                .with(Switch.UNIQUE_CONVERSATION_EXTERNAL_ID, 1)
                .with(Switch.UNIQUE_MESSAGE_EXTERNAL_ID, 1)
                .with(Switch.UNIQUE_NOTE_EXTERNAL_ID, 1));
    }

    /** A real run against these vendors, as an operator sets it in the environment. */
    Map<String, String> settings(String database) {
        var settings = StandInSettings.of(kustomer, ccai, database);
        settings.put("KUSTOMER_WEBHOOK_SECRET", WEBHOOK_SECRET);
        settings.put("BRIDGE_TICKETS_ABANDONED_GRACE", "500ms");
        settings.put("BRIDGE_TICKETS_SETTLE", "1s");
        settings.put("BRIDGE_GAUGES_INTERVAL", "5s");
        // No file of these sessions comes, so none is awaited: chats' objects speak of transcripts, voicemails of
        // recordings.
        settings.put("BRIDGE_STATUS_INHERITANCE", "off");
        settings.put("BRIDGE_TAIL_INTERVAL", "0s");
        settings.put("BRIDGE_RECORDINGS_ENABLED", "false");
        return settings;
    }

    @Override
    public void close() {
        kustomer.close();
        ccai.close();
    }
}
