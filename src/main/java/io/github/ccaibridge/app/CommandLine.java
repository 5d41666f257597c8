package io.github.ccaibridge.app;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Runs one command in a bridge that opens no door and works on no session, also beside a running one. */
final class CommandLine {
    /** The routes that commands call; none of them begins by itself. */
    private static final String ROUTES = Stream.of(
                    "preflight/look-before-flight",
                    "preflight/ask-before-flight",
                    "fields/read-fields",
                    "delivery/kustomer-request",
                    "intake/read-status-lists",
                    "intake/ask-manager-api",
                    "apps/kustomer-app",
                    "shared/*")
            .map(file -> "file:${bridge.routes}/" + file + ".camel.yaml")
            .collect(Collectors.joining(","));

    private static final int COULD_NOT_RUN = 2;

    private CommandLine() {}

    static List<String> words(String[] arguments) {
        return Stream.of(arguments).filter(one -> !one.startsWith("-")).toList();
    }

    static int run(List<String> words, String[] arguments, PrintStream out) {
        var settings = Stream.concat(
                        Stream.of(arguments).filter(one -> one.startsWith("-")),
                        Stream.of(
                                "--bridge.command=" + words.get(0),
                                "--camel.main.routes-include-pattern=" + ROUTES,
                                "--server.address=127.0.0.1",
                                "--server.port=0",
                                "--logging.level.root=ERROR",
                                "--logging.level.org.apache.camel.impl.engine=WARN"))
                .toArray(String[]::new);
        try (var bridge = new SpringApplicationBuilder(Bridge.class).run(settings)) {
            var known = bridge.getBeansOfType(Command.class).values();
            for (var command : known) {
                if (command.name().equals(words.get(0))) {
                    return command.run(words.subList(1, words.size()), out);
                }
            }
            out.println(words.get(0) + " is no command; there are: "
                    + known.stream().map(Command::name).sorted().collect(Collectors.joining(", ")) + ".");
            return COULD_NOT_RUN;
        } catch (RuntimeException told) {
            return COULD_NOT_RUN;
        }
    }
}
