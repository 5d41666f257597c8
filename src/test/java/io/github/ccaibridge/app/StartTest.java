package io.github.ccaibridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.DefaultBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;

class StartTest {
    private static final List<String> SANDBOX = List.of("bridge.routes=src/test/resources/shell-routes");

    @Test
    void everythingSetIsARealRun() {
        assertThat(start(real()).getProperty("info.mode")).isEqualTo("real");
    }

    @Test
    void environmentNamesAreAsGoodAsPropertyNames() {
        var environment = start(real().stream()
                .filter(setting -> !setting.startsWith("spring") && !setting.startsWith("server"))
                .map(setting -> Mode.environmentName(setting.split("=", 2)[0]) + "=" + setting.split("=", 2)[1])
                .toList());
        assertThat(environment.getProperty("info.mode")).isEqualTo("real");
        assertThat(environment.getProperty("kustomer.api-key")).isEqualTo("key-of-kustomer");
    }

    @Test
    void someVendorSettingsAreRefusedAndEachMissingOneIsNamed() {
        assertThatThrownBy(() -> start(without(real(), "kustomer.api-key", "bridge.admin-password")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("KUSTOMER_API_KEY, BRIDGE_ADMIN_PASSWORD")
                .hasMessageNotContaining("CCAI_URL");
    }

    @Test
    void anEmptyValueIsAMissingOne() {
        var settings = without(real(), "ccai.api-token");
        settings.add("CCAI_API_TOKEN=");
        assertThatThrownBy(() -> start(settings)).hasMessageContaining("CCAI_API_TOKEN");
    }

    @Test
    void withoutVendorsAndWithoutStandInsTheSandboxSaysSo() {
        loader(List.of())
                .during(() -> assertThatThrownBy(() -> start(SANDBOX))
                        .hasMessageContaining("stand-ins")
                        .hasMessageContaining("KUSTOMER_URL"));
    }

    @Test
    void whereTheSandboxIsRefusedTheStartNamesWhatIsMissing() {
        assertThatThrownBy(() -> start(List.of(SANDBOX.get(0), "BRIDGE_SANDBOX=refused")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("KUSTOMER_URL")
                .hasMessageContaining("BRIDGE_SANDBOX=allowed");
    }

    @Test
    void routesMountedFromAConfigMapAreReadOnce(@TempDir Path mount) throws IOException {
        var dated = Files.createDirectory(mount.resolve("..2026_11_25"));
        Files.writeString(dated.resolve("one.camel.yaml"), "[]");
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..2026_11_25"));
        Files.createSymbolicLink(mount.resolve("one.camel.yaml"), Path.of("..data", "one.camel.yaml"));
        var settings = without(real(), "bridge.routes");
        settings.add("bridge.routes=" + mount);
        assertThat(start(settings).getProperty("bridge.routes"))
                .isEqualTo(dated.toRealPath().toString());
    }

    @Test
    void nothingOfTheVendorsSetIsASandboxWithItsOwnLoginAndAddresses(@TempDir Path folder) throws IOException {
        var entry = Files.writeString(folder.resolve("entry"), FakeStandIns.class.getName());
        loader(List.of(entry.toUri().toURL())).during(() -> {
            var sandbox = start(List.of(SANDBOX.get(0), "KUSTOMER_URL="));
            assertThat(sandbox.getProperty("info.mode")).isEqualTo("sandbox");
            assertThat(sandbox.getProperty("kustomer.url")).isEqualTo("http://127.0.0.1:1");
            assertThat(sandbox.getProperty("bridge.admin-password")).hasSizeGreaterThan(20);
            assertThat(sandbox.getProperty("bridge.tickets.abandoned-grace")).isEqualTo("2s");
            var chosen = start(List.of(SANDBOX.get(0), "BRIDGE_TICKETS_ABANDONED_GRACE=9s"));
            assertThat(chosen.getProperty("bridge.tickets.abandoned-grace")).isEqualTo("9s");
        });
    }

    @Test
    void aRealRunNeverAsksForStandIns() {
        var loader = loader(List.of());
        loader.during(() -> start(real()));
        assertThat(loader.asked).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bridge.tickets.abandoned=maybe|create or skip",
                "BRIDGE_TICKETS_CREATE_AT=never|arrival or assigned or connected",
                "bridge.tickets.short-call=soon|duration",
                "bridge.tickets.short-call=-1s|bridge.tickets.short-call",
                "bridge.kustomer.budget-share=0|bridge.kustomer.budget-share",
                "bridge.kustomer.budget-share=1.5|at most 1",
                "bridge.recordings.enabled=perhaps|true or false",
                "bridge.retention.keep-for=7d|bridge.retention.keep-for must be from 8d",
                "bridge.retention.keep-for=forever|duration",
                "bridge.recordings.max-bytes=lots|number",
                "bridge.recordings.alert-after=72h,24h|bridge.recordings.alert-after must be ages that grow",
                "bridge.recordings.alert-after=24h,8d|bridge.recordings.kept-for",
                "bridge.recordings.kept-for=0s|bridge.recordings.kept-for must be a duration above 0s",
                "bridge.tail.interval=-1s|bridge.tail.interval",
                "bridge.artifacts.overdue-after=soon|duration",
                "bridge.contacts.default-country=Germany|two-letter",
                "bridge.status.direction=sideways|kustomer-to-ccai or both",
            })
    void aPolicyThatIsNotAllowedIsNamedWithWhatIs(String setting, String part) {
        var settings = real();
        settings.add(setting);
        assertThatThrownBy(() -> start(settings))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(part)
                .hasMessageNotContaining("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "after-claim:", "after-claim:0", "after-claim:-1", "after claim", "AFTER_CLAIM"})
    void aCrashPointThatIsNoneIsRefusedWithThoseThereAre(String cue) {
        var settings = real();
        settings.add("BRIDGE_FAULT_CRASH_AT=" + cue);
        assertThatThrownBy(() -> start(settings))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("bridge.fault.crash-at=" + cue + " names no crash point")
                .hasMessageContaining("after-accept, before-commit, after-commit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "after-claim", "in-a-migration:3"})
    void aCrashPointThatIsOneOrNoneAtAllLetsTheBridgeStart(String cue) {
        var settings = real();
        settings.add("BRIDGE_FAULT_CRASH_AT=" + cue);
        assertThat(start(settings).getProperty("info.mode")).isEqualTo("real");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kustomer", "ftp://x", "https://", "https://x/path", "https://a b", "https://u:p@x"})
    void anAddressThatIsNoneIsRefused(String address) {
        var settings = without(real(), "kustomer.url");
        settings.add("kustomer.url=" + address);
        assertThatThrownBy(() -> start(settings)).hasMessageStartingWith("KUSTOMER_URL is not an address");
    }

    @Test
    void aFolderWithoutRoutesIsNamed() {
        var settings = without(real(), "bridge.routes");
        settings.add("bridge.routes=src/main/java");
        assertThatThrownBy(() -> start(settings)).hasMessageContaining("src/main/java");
    }

    /** Camel does not follow a link to the folder: it would start without a route. */
    @Test
    void aFolderBehindALinkIsTheFolderItself(@TempDir Path place) throws Exception {
        var folder = Path.of("src/test/resources/shell-routes").toRealPath();
        var settings = without(real(), "bridge.routes");
        settings.add("bridge.routes=" + Files.createSymbolicLink(place.resolve("routes"), folder));
        assertThat(start(settings).getProperty("bridge.routes")).isEqualTo(folder.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--kustomer.api-key=x", "--KUSTOMER_API_KEY=x", "--bridge.adminPassword=x"})
    void aSecretOnTheCommandLineIsRefusedWithoutRepeatingIt(String argument) {
        var environment = TestSettings.of(Shell.REAL);
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(argument));
        assertThatThrownBy(() -> process(environment)).hasMessageContaining("command line");
    }

    @Test
    void theDefaultsAreThoseOfTheSeed() {
        var environment = start(real());
        assertThat(environment.getProperty("bridge.tickets.abandoned-grace")).isEqualTo("60s");
        assertThat(environment.getProperty("bridge.kustomer.budget-share")).isEqualTo("0.25");
    }

    @Test
    void aRefusedStartIsOneSentenceAndAnExitCode() {
        var refusal = new StartRefused("because.");
        assertThat(new PlainRefusal().reportException(new IllegalStateException(refusal)))
                .isTrue();
        assertThat(new PlainRefusal().reportException(new IllegalStateException("other")))
                .isFalse();
        assertThat(refusal.getExitCode()).isNotZero();
    }

    private static ConfigurableEnvironment start(List<String> settings) {
        return process(TestSettings.of(settings.toArray(String[]::new)));
    }

    private static ConfigurableEnvironment process(ConfigurableEnvironment environment) {
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        new StartUp(new DefaultBootstrapContext()).postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    private static StandInsLoader loader(List<URL> answer) {
        return new StandInsLoader(Thread.currentThread().getContextClassLoader(), answer);
    }

    private static List<String> real() {
        return new ArrayList<>(List.of(Shell.REAL));
    }

    private static List<String> without(List<String> settings, String... names) {
        var left = new ArrayList<>(settings);
        for (var name : names) {
            left.removeIf(setting -> setting.startsWith(name + "="));
        }
        return left;
    }

    /** Answers the question for stand-ins in its own way. */
    private static final class StandInsLoader extends ClassLoader {
        private final List<URL> answer;
        private boolean asked;

        StandInsLoader(ClassLoader parent, List<URL> answer) {
            super(parent);
            this.answer = answer;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            if (!name.endsWith(StandIns.class.getName())) {
                return super.getResources(name);
            }
            asked = true;
            return Collections.enumeration(answer);
        }

        void during(Runnable test) {
            var thread = Thread.currentThread();
            thread.setContextClassLoader(this);
            try {
                test.run();
            } finally {
                thread.setContextClassLoader(getParent());
            }
        }
    }

    /** Stand-ins that only claim to run. */
    public static final class FakeStandIns implements StandIns {
        @Override
        public Map<String, String> start() {
            return Map.of(
                    "kustomer.url", "http://127.0.0.1:1",
                    "kustomer.api-key", "random",
                    "ccai.url", "http://127.0.0.1:2",
                    "ccai.subdomain", "sandbox",
                    "ccai.api-token", "random",
                    "ccai.events-username", "events",
                    "ccai.events-password", "random");
        }

        @Override
        public void play(URI bridge, String adminUser, String adminPassword, PrintStream out) {}

        @Override
        public void close() {}
    }
}
