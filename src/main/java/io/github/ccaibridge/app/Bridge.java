package io.github.ccaibridge.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The bridge as one process: doors, durable core, routes and what watches them. */
@SpringBootApplication(
        exclude = {
            UserDetailsServiceAutoConfiguration.class,
            OpenTelemetryAutoConfiguration.class,
            OpenTelemetryLoggingAutoConfiguration.class
        })
@EnableConfigurationProperties(BridgeSettings.class)
public class Bridge {
    public static void main(String[] args) {
        var words = CommandLine.words(args);
        if (words.isEmpty()) {
            SpringApplication.run(Bridge.class, args);
        } else {
            System.exit(CommandLine.run(words, args, System.out));
        }
    }
}
