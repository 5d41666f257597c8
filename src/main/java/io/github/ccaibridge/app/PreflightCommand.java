package io.github.ccaibridge.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** The pre-flight on the command line: a line a check, and 1 where something is not ready. */
@Component
final class PreflightCommand implements Command {
    private final ProducerTemplate routes;
    private final ObjectMapper json;

    PreflightCommand(ProducerTemplate routes, ObjectMapper json) {
        this.routes = routes;
        this.json = json;
    }

    @Override
    public String name() {
        return "preflight";
    }

    @Override
    public int run(List<String> words, PrintStream out) {
        var findings = report();
        var notReady = 0;
        for (var finding : findings) {
            var state = finding.path("state").asText();
            notReady += state.equals("NOT_READY") ? 1 : 0;
            out.printf(
                    "%-9s  %-28s  %s%n",
                    state,
                    finding.path("code").asText(),
                    finding.path("sentence").asText());
            if (!state.equals("READY")) {
                out.printf("%-9s  %-28s  -> %s%n", "", "", finding.path("fix").asText());
            }
        }
        out.printf("%d checks, %d not ready%n", findings.size(), notReady);
        return notReady == 0 ? 0 : 1;
    }

    private JsonNode report() {
        try {
            return json.readTree(routes.requestBody("direct:look-before-flight", null, String.class));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
