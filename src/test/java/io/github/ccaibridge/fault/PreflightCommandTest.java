package io.github.ccaibridge.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.sandbox.ccai.CcaiStandIn;
import io.github.ccaibridge.sandbox.kustomer.KustomerStandIn;
import io.github.ccaibridge.support.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pre-flight as an operator runs it: a process of its own with an exit code. */
class PreflightCommandTest {
    private record Ended(int code, String said) {}

    @Test
    void itEndsWithOneWhereFieldsAreMissingAndWithTwoWhereItCannotRun() throws Exception {
        try (var kustomer = KustomerStandIn.start();
                var ccai = CcaiStandIn.start()) {
            var settings = Map.of(
                    "KUSTOMER_URL", kustomer.url().toString(),
                    "KUSTOMER_API_KEY", kustomer.apiKey(),
                    "CCAI_URL", ccai.url().toString(),
                    "CCAI_SUBDOMAIN", ccai.subdomain(),
                    "CCAI_API_TOKEN", ccai.apiToken(),
                    "CCAI_EVENTS_USERNAME", "events",
                    "CCAI_EVENTS_PASSWORD", "right",
                    "BRIDGE_ADMIN_USERNAME", "ada",
                    "BRIDGE_ADMIN_PASSWORD", "admin-secret",
                    "SPRING_DATASOURCE_URL", TestDatabase.newDatabase());
            var ended = run(settings, "preflight");
            assertThat(ended.code()).as(ended.said()).isEqualTo(1);
            assertThat(ended.said())
                    .contains("FIELDS_MISSING")
                    .contains("-> Press Create")
                    .contains("KUSTOMER_CREDENTIALS")
                    .contains("1 not ready");
            assertThat(run(Map.of("KUSTOMER_URL", "https://example.com"), "preflight")
                            .code())
                    .isEqualTo(2);
            var unknown = run(settings, "fly");
            assertThat(unknown.code()).isEqualTo(2);
            assertThat(unknown.said())
                    .contains("fly is no command; there are: ")
                    .contains("preflight");
        }
    }

    private static Ended run(Map<String, String> settings, String word) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(SharedClasses.program());
        command.add(word);
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().keySet().removeIf(name -> name.startsWith("KUSTOMER") || name.startsWith("CCAI"));
        process.environment().putAll(settings);
        var running = process.start();
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(running.waitFor(), said);
    }
}
