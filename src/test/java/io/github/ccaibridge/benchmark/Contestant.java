package io.github.ccaibridge.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ccaibridge.fault.BridgeProcess;
import io.github.ccaibridge.fault.StandInSettings;
import io.github.ccaibridge.support.TestDatabase;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** One program that is measured, in a process of its own: this bridge or the hand-written one. */
final class Contestant implements AutoCloseable {

    private static final String LOGIN = "Basic "
            + Base64.getEncoder()
                    .encodeToString((StandInSettings.EVENTS_USER + ":" + StandInSettings.EVENTS_PASSWORD)
                            .getBytes(StandardCharsets.UTF_8));
    private static final double TICKS_A_SECOND = 100;

    final String name;
    final String database;
    private final BridgeProcess process;
    private final HttpClient http = HttpClient.newHttpClient();

    Contestant(String name, String database, BridgeProcess process) {
        this.name = name;
        this.database = database;
        this.process = process;
        // The image's share of the Deployment's memory; its other options are those of every process here.
        process.heap("-Xmx307m");
        process.start();
    }

    Contestant awaitReady() {
        await(name).atMost(Duration.ofMinutes(5)).until(process::ready);
        return this;
    }

    void push(String body) {
        var request = HttpRequest.newBuilder(process.address("/ccai/events"))
                .header("Authorization", LOGIN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(status(request)).isEqualTo(202);
    }

    /** A kept connection may close under a request; an event that is told twice counts once. */
    private int status(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException closed) {
            return status(request);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Processor time it has used, as the kernel counts it. */
    double processorSeconds() {
        try {
            var fields = Files.readString(Path.of("/proc/" + process.pid() + "/stat"))
                    .replaceFirst(".*\\) ", "")
                    .split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
        } catch (IOException noLinux) {
            return Double.NaN;
        }
    }

    long number(String sql) {
        return TestDatabase.count(database, sql);
    }

    @Override
    public void close() {
        process.close();
    }
}
