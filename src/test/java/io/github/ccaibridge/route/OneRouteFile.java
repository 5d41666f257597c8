package io.github.ccaibridge.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.session.LateFacts;
import io.github.ccaibridge.session.Menu;
import io.github.ccaibridge.session.Party;
import io.github.ccaibridge.session.SessionFacts;
import io.github.ccaibridge.support.TestDatabase;
import io.github.ccaibridge.ticket.Progress;
import io.github.ccaibridge.ticket.SessionCase;
import io.github.ccaibridge.ticket.Situation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.test.junit5.CamelTestSupport;

/** One file of routes alone: its own routes are real, the routes it calls are mocks. */
abstract class OneRouteFile extends CamelTestSupport {
    private static final Properties SETTINGS = settings();
    private static final Instant NOW = Instant.parse("2025-11-26T09:00:00Z");
    private final String file;

    /** {@code neighbours} is the pattern of the addresses that are mocked. */
    OneRouteFile(String file, String neighbours) {
        this.file = file;
        camelContextConfiguration().withMockEndpointsAndSkip(neighbours);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        var camel = super.createCamelContext();
        camel.getPropertiesComponent().setLocation("classpath:application.properties");
        camel.getPropertiesComponent().setOverrideProperties(SETTINGS);
        var files = List.of("k8s/camel-k/from-sources/beans.camel.yaml", "routes/" + file);
        for (var each : files) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "file:" + each));
        }
        return camel;
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.putAll(Map.of(
                "spring.datasource.url", TestDatabase.migratedDatabase(),
                "spring.datasource.username", "",
                "spring.datasource.password", "",
                "spring.datasource.hikari.maximum-pool-size", "4",
                "ccai.url", "http://localhost:1",
                "ccai.subdomain", "acme",
                "ccai.api-token", "token",
                "kustomer.url", "http://localhost:1",
                "kustomer.api-key", "key"));
        return settings;
    }

    /** What the neighbour at this address was handed; the address is that of a {@code direct} endpoint. */
    MockEndpoint neighbour(String address) {
        return getMockEndpoint("mock:" + address);
    }

    Exchange send(String route, SessionCase body) {
        var exchange = template.send("direct:" + route, e -> {
            e.setVariable("case", body);
            e.getIn().setBody(body);
        });
        assertThat((Throwable) exchange.getException()).isNull();
        return exchange;
    }

    static SessionCase undecided(Situation situation) {
        return of(situation, new Progress());
    }

    static SessionCase decided(Progress progress) {
        progress.rule = "T2";
        progress.action = "OPEN";
        return of(Situation.PHONE_CALL_ANSWERED, progress);
    }

    private static SessionCase of(Situation situation, Progress progress) {
        var party = new Party(null, "+12025550143", null, false, false);
        var facts = new SessionFacts(
                "call",
                "1",
                false,
                "Voice Inbound (IVR)",
                "ivr",
                party,
                new Menu("26", "Support/Orders"),
                "en",
                null,
                NOW,
                NOW,
                null,
                null,
                List.of(),
                null,
                null,
                true,
                LateFacts.NONE);
        return new SessionCase(facts, progress, situation, "+12025550143", 1, NOW, NOW);
    }
}
