package io.github.ccaibridge.app;

import io.github.ccaibridge.camel.DatabaseTime;
import io.github.ccaibridge.camel.FullDisks;
import io.github.ccaibridge.camel.FullDisks.Disk;
import io.github.ccaibridge.camel.IdleWorkers;
import io.github.ccaibridge.camel.Lookout;
import io.github.ccaibridge.camel.QuickStatements;
import io.github.ccaibridge.camel.SessionInLogs;
import io.github.ccaibridge.camel.ShownTraces;
import io.github.ccaibridge.camel.WorkQueues;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.UnitOfWorkFactory;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** What an operator sees first, and what a probe asks. */
@Configuration(proxyBeanMethods = false)
class Watching {
    private static final Duration FULL_FOR = Duration.ofSeconds(15);

    @Bean
    HealthIndicator routesHealthIndicator(CamelContext camel) {
        return () -> (camel.getStatus().isStarted() && camel.getRoutesSize() > 0 ? Health.up() : Health.down()).build();
    }

    @Bean
    FullDisks fullDisks(MeterRegistry meters) {
        return new FullDisks(meters);
    }

    @Bean
    DatabaseTime databaseTime(MeterRegistry meters) {
        return new DatabaseTime(meters);
    }

    /** Without room for events a replica is not ready; it is asked again soon, since room may be made at any moment. */
    @Bean
    HealthIndicator roomHealthIndicator(FullDisks disks) {
        return () -> {
            var full = disks.isFull(Disk.DATABASE, FULL_FOR);
            return (full ? Health.down() : Health.up())
                    .withDetail("database", full ? "full" : "room")
                    .withDetail("artifacts", disks.isFull(Disk.ARTIFACTS, FULL_FOR) ? "full" : "room")
                    .build();
        };
    }

    /** Tracing in Hawtio waits to be switched on, and then shows no more than it may. */
    @Bean
    CamelContextConfiguration tracesCut() {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {}

            @Override
            public void afterApplicationStart(CamelContext camel) {
                try {
                    ShownTraces.show(camel);
                } catch (Exception unmanaged) {
                    throw new IllegalStateException("The tracer of Camel could not be cut.", unmanaged);
                }
            }
        };
    }

    @Bean
    UnitOfWorkFactory sessionInLogs() {
        return new SessionInLogs();
    }

    @Bean
    Lookout lookout() {
        return new Lookout();
    }

    @Bean
    IdleWorkers idleWorkers() {
        return new IdleWorkers();
    }

    @Bean
    QuickStatements quickStatements() {
        return new QuickStatements();
    }

    @Bean
    WorkQueues workQueues() {
        return new WorkQueues();
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        var settings = event.getApplicationContext().getEnvironment();
        var port = settings.getProperty("local.server.port");
        if (port == null || settings.containsProperty("bridge.command")) {
            return;
        }
        var bridge = URI.create("http://localhost:" + port);
        var management = URI.create("http://localhost:" + settings.getProperty("local.management.port", port));
        System.out.println(Said.of(settings, block(settings, bridge, management)));
        event.getApplicationContext()
                .getBeanProvider(StandIns.class)
                .ifAvailable(standIns -> play(standIns, settings, bridge));
    }

    private static void play(StandIns standIns, Environment settings, URI bridge) {
        var user = settings.getRequiredProperty("bridge.admin-username");
        var password = settings.getRequiredProperty("bridge.admin-password");
        var traffic = new Thread(() -> standIns.play(bridge, user, password, System.out), "sandbox-traffic");
        traffic.setDaemon(true);
        traffic.start();
    }

    private static String block(Environment settings, URI bridge, URI management) {
        var lines = new StringBuilder(System.lineSeparator());
        line(lines, "mode", settings.getProperty("bridge.mode", "").toLowerCase(Locale.ROOT));
        line(lines, "doors", bridge + "/ccai/events (POST, Basic)");
        line(lines, "console", bridge + "/console/");
        line(lines, "api", bridge + "/api/v1/sessions, described at " + bridge + "/openapi");
        line(lines, "hawtio", management + "/actuator/hawtio");
        line(lines, "health", management + "/actuator/health");
        if (settings.containsProperty("bridge.admin-password-shown")) {
            line(
                    lines,
                    "login",
                    settings.getProperty("bridge.admin-username") + " / "
                            + settings.getProperty("bridge.admin-password") + " (sandbox only)");
        }
        return lines.toString();
    }

    private static void line(StringBuilder lines, String name, String value) {
        lines.append("  ").append(String.format("%-8s", name)).append(value).append(System.lineSeparator());
    }
}
