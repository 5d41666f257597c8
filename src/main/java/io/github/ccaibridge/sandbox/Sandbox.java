package io.github.ccaibridge.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ccaibridge.app.StandIns;
import io.github.ccaibridge.sandbox.ccai.ArtifactDrop;
import io.github.ccaibridge.sandbox.ccai.Caller;
import io.github.ccaibridge.sandbox.ccai.CcaiStandIn;
import io.github.ccaibridge.sandbox.ccai.EventPusher;
import io.github.ccaibridge.sandbox.hour.HourSummary;
import io.github.ccaibridge.sandbox.hour.LateTotals;
import io.github.ccaibridge.sandbox.hour.ScriptedHour;
import io.github.ccaibridge.sandbox.hour.StatusHour;
import io.github.ccaibridge.sandbox.kustomer.KustomerStandIn;
import io.github.ccaibridge.sandbox.kustomer.Switch;
import io.github.ccaibridge.sandbox.kustomer.Switches;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Both vendors on loopback, with the people of the scripted hour, and the hour itself. */
public final class Sandbox implements StandIns {
    private static final long SEED = 7;
    private static final String EVENTS_USER = "events";

    // The whole hour lies in the past, so that no session ends later than it is heard of.
    private final ScriptedHour hour = new ScriptedHour(SEED, Instant.now().minus(Duration.ofHours(1)));
    private final String appToken = UUID.randomUUID().toString();
    private final String eventsPassword = UUID.randomUUID().toString();
    private KustomerStandIn kustomer;
    private CcaiStandIn ccai;
    private StorageFolder storage;
    private StatusHour statuses;

    @Override
    public Map<String, String> start() {
        // The hour is played in seconds, which would break a limit that counts by the minute.
        // The bridge's database outlives the run and the stand-in does not, so ids of one run must not return in the
        // next.
        kustomer = KustomerStandIn.start(
                0,
                Switches.defaults()
                        .with(Switch.CREATES_PER_CUSTOMER_PER_MINUTE, 0)
                        .with(Switch.FIRST_ID, Instant.now().getEpochSecond() % 4_000_000 * 1000));
        ccai = CcaiStandIn.start();
        storage = StorageFolder.create();
        statuses = new StatusHour(ccai, kustomer);
        hour.knownCustomers().forEach(caller -> kustomer.addCustomer(customer(caller)));
        return Map.of(
                "kustomer.url", kustomer.url().toString(),
                "kustomer.api-key", kustomer.apiKey(),
                "ccai.url", ccai.url().toString(),
                "ccai.subdomain", ccai.subdomain(),
                "ccai.api-token", ccai.apiToken(),
                "ccai.events-username", EVENTS_USER,
                "ccai.events-password", eventsPassword,
                "artifacts.uri", "file:" + storage.path(),
                "bridge.app-token", appToken);
    }

    /** What sessions cost of Kustomer's limit: what goes to its storage does not count, nor do agents' statuses (K 1.7, 6). */
    private long requests() {
        return kustomer.ledger().entries().stream()
                .filter(entry -> entry.path().startsWith("/v1/")
                        && !entry.path().startsWith("/v1/routing/")
                        && !entry.path().equals("/v1/teams"))
                .count();
    }

    @Override
    public void play(URI bridge, String adminUser, String adminPassword, PrintStream out) {
        try {
            long before = requests();
            var pusher = new EventPusher(
                    bridge.resolve("/ccai/events"), EVENTS_USER, eventsPassword, ScriptedHour.switches(SEED));
            statuses.begin(bridge, adminUser, adminPassword, appToken, pusher);
            hour.run(pusher, ccai, new ArtifactDrop(storage.path()), out::println);
            // The requests are counted only when the bridge has finished, hence once in silence.
            new HourSummary(bridge, adminUser, adminPassword).print(hour.sessions(), silence());
            new HourSummary(bridge, adminUser, adminPassword, Duration.ZERO)
                    .kustomerCalls(requests() - before)
                    .print(hour.sessions(), out);
            out.println(LateTotals.of(kustomer).sentence());
            statuses.print(out);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            out.println("The scripted hour was interrupted before its summary.");
        } catch (RuntimeException failed) {
            out.println("The scripted hour could not be played to its end: " + failed + ".");
        }
    }

    @Override
    public void close() {
        if (statuses != null) {
            statuses.close();
        }
        if (ccai != null) {
            ccai.close();
        }
        if (kustomer != null) {
            kustomer.close();
        }
        if (storage != null) {
            storage.close();
        }
    }

    KustomerStandIn kustomer() {
        return kustomer;
    }

    private static PrintStream silence() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    private static ObjectNode customer(Caller caller) {
        ObjectNode customer = JsonNodeFactory.instance.objectNode();
        if (caller.name() != null) {
            customer.put("name", caller.name());
        }
        if (caller.identifier() != null) {
            customer.put("externalId", caller.identifier());
        }
        if (caller.email() != null) {
            customer.putArray("emails").addObject().put("email", caller.email());
        }
        if (caller.phone() != null) {
            customer.putArray("phones").addObject().put("phone", caller.phone());
        }
        return customer;
    }
}
