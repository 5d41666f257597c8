package io.github.ccaibridge.shape;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.app.BridgeSettings;
import io.github.ccaibridge.support.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The same routes on Camel alone, as Camel K runs them: without Spring, the beans bound in one YAML file. */
class PlainCamelTest {
    private static final RouteFile BEANS = RouteFile.read(Path.of("k8s/camel-k/from-sources/beans.camel.yaml"));
    /** Camel and its components find these by their types. */
    private static final Set<String> FOUND_BY_TYPE = Set.of("dataSource", "quickStatements");

    /** Each differs from its default, so that a swapped or forgotten one shows. */
    private static final String[] POLICIES = {
        "bridge.tickets.channel-key=menu-type",
        "bridge.tickets.reopen-closed-within-days=4",
        "bridge.tickets.create-at=assigned",
        "bridge.tickets.abandoned=skip",
        "bridge.tickets.abandoned-grace=41s",
        "bridge.tickets.short-call=42s",
        "bridge.tickets.callback-window=43s",
        "bridge.tickets.settle=44s",
        "bridge.tickets.call-object-wait=45s",
        "bridge.contacts.several-matches=ask",
        "bridge.kustomer.budget-share=0.5",
        "bridge.kustomer.give-up-after=25h",
        "bridge.kustomer.tickets-trusted-for=5h",
        "bridge.kustomer.webhook-proved-within=3m",
        "kustomer.webhook-secret=token",
        "bridge.recordings.max-bytes=46",
        "bridge.artifacts.store=target/another-store",
        "bridge.artifacts.public-url=https://files.example.com/store",
        "bridge.hosts-allowed=uploads.example.com",
        "bridge.custom-data.mapping-file=src/test/resources/custom-data-mapping.json",
        "bridge.recordings.alert-after=25h,8d",
        "kustomer.assume.page-size=50",
        "kustomer.url=http://localhost:1",
        "ccai.url=http://localhost:1",
        "ccai.subdomain=acme",
        "ccai.api-token=token",
        "bridge.hosts-allowed=files.example.com,media.example.com:8443",
        "bridge.recordings.kept-for=9d",
        "bridge.artifacts.store=target/plain-store",
        "bridge.artifacts.settle=47s",
        "bridge.artifacts.broken-after=48s",
        "ccai.assume.artifact-name=(?<kind>call)_(?<id>[0-9]+)[.]mp3",
        "bridge.contacts.default-country=DE",
        "bridge.owner.default-agent-email=dana.reyes@example.com"
    };

    private static final RouteTree ROUTES = new RouteTree();
    private static CamelContext camel;

    @BeforeAll
    static void start() throws Exception {
        camel = loaded(Stream.concat(Stream.of(BEANS), ROUTES.files().stream()));
        camel.start();
    }

    @AfterAll
    static void stop() {
        camel.stop();
    }

    @Test
    void everyRouteIsStarted() {
        assertThat(camel.getRoutes())
                .extracting(Route::getRouteId)
                .containsExactlyInAnyOrderElementsOf(
                        ROUTES.routes().map(route -> route.text("id")).toList());
        assertThat(camel.getRoutes())
                .allSatisfy(route -> assertThat(camel.getRouteController().getRouteStatus(route.getRouteId()))
                        .as(route.getRouteId())
                        .isEqualTo(ServiceStatus.Started));
    }

    @Test
    void theFileBindsExactlyTheBeansThatTheRoutesUse() {
        var bound = beans(BEANS).collect(toCollection(TreeSet::new));
        var used = Stream.of(
                        BeanCall.in(ROUTES).map(BeanCall::bean),
                        BeanCall.in(Scalar.in(BEANS)).map(BeanCall::bean),
                        FOUND_BY_TYPE.stream())
                .flatMap(names -> names)
                .collect(toCollection(TreeSet::new));
        assertThat(bound).as("beans of " + BEANS.path()).isEqualTo(used);
    }

    @Test
    void theDatabaseIsWaitedForNoLongerThanByTheBridge() {
        var hikari = "{{spring.datasource.hikari.%s}}";
        assertThat(camel.getRegistry().lookupByName("dataSource"))
                .hasFieldOrPropertyWithValue(
                        "connectionInitSql", camel.resolvePropertyPlaceholders(hikari.formatted("connection-init-sql")))
                .extracting("dataSourceProperties", as(InstanceOfAssertFactories.MAP))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "socketTimeout",
                        camel.resolvePropertyPlaceholders(hikari.formatted("data-source-properties.socketTimeout")),
                        "tcpKeepAlive",
                        camel.resolvePropertyPlaceholders(hikari.formatted("data-source-properties.tcpKeepAlive"))));
    }

    @Test
    void theFileGivesEveryBeanWhatTheBridgeGivesIt() throws Exception {
        // No route has used these: what a bean keeps while it works is not compared.
        var unused = loaded(Stream.of(BEANS)).getRegistry();
        var wiring = WiredBeans.configuration("Wiring");
        var own = WiredBeans.of(wiring).entrySet().stream()
                .filter(bean -> bean.getValue().getName().startsWith(PackageShapeTest.ROOT))
                .map(Map.Entry::getKey)
                .toList();
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(wiring, Settings.class)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues(POLICIES)
                .run(spring -> assertThat(own)
                        .isNotEmpty()
                        .allSatisfy(bean -> assertThat(unused.lookupByName(bean))
                                .as(bean)
                                .usingRecursiveComparison()
                                .withStrictTypeChecking()
                                .ignoringFieldsOfTypes(ObjectMapper.class, SimpleMeterRegistry.class)
                                .withEqualsForType((one, other) -> one.pattern().equals(other.pattern()), Pattern.class)
                                .isEqualTo(spring.getBean(bean))));
    }

    @Test
    void theEventsDoorStoresAndAnswers() {
        assertThat(ask("receive-ccai-event", "{\"count\":0,\"events\":[]}"))
                .isEqualTo("{\"accepted\":0,\"duplicates\":0}");
    }

    @Test
    void theDescriptionOfTheDoorsIsShown() {
        assertThat(ask("show-openapi", "")).startsWith("{").contains("\"openapi\": \"3.1");
    }

    private static String ask(String route, String body) {
        return camel.createProducerTemplate().requestBody(camel.getRoute(route).getEndpoint(), body, String.class);
    }

    private static CamelContext loaded(Stream<RouteFile> files) throws Exception {
        var context = new DefaultCamelContext();
        context.getPropertiesComponent().setLocation("classpath:application.properties");
        context.getPropertiesComponent().setOverrideProperties(settings(TestDatabase.migratedDatabase()));
        // No web server belongs to plain Camel; Camel K brings its own.
        context.addComponent("platform-http", new StubComponent());
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(files.map(file -> resource(context, file)).toList());
        return context;
    }

    @EnableConfigurationProperties(BridgeSettings.class)
    static class Settings {}

    private static Stream<String> beans(RouteFile file) {
        return StreamSupport.stream(file.tree().spliterator(), false)
                .flatMap(top -> StreamSupport.stream(top.path("beans").spliterator(), false))
                .map(bean -> bean.path("name").asText());
    }

    private static Properties settings(String database) {
        var settings = new Properties();
        settings.putAll(Map.of(
                "spring.datasource.url", database,
                "spring.datasource.username", "",
                "spring.datasource.password", "",
                "kustomer.api-key", "key",
                "artifacts.endpoint", "file:target/plain-drop?filter=#drops"));
        for (var policy : POLICIES) {
            settings.put(policy.substring(0, policy.indexOf('=')), policy.substring(policy.indexOf('=') + 1));
        }
        return settings;
    }

    private static Resource resource(CamelContext context, RouteFile file) {
        return ResourceHelper.resolveResource(context, "file:" + file.path());
    }
}
