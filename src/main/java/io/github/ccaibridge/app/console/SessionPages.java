package io.github.ccaibridge.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds sessions, and tells one of them as a person would want to read it. */
@Controller
@RequestMapping("/console/sessions")
class SessionPages {
    private static final List<String> FILTERS = List.of("id", "number", "state", "rule", "customer", "from", "to");
    private final Management management;
    private volatile List<String> rules;

    SessionPages(Management management) {
        this.management = management;
    }

    @GetMapping
    String list(
            @ModelAttribute("visitor") Visitor visitor,
            @ModelAttribute("words") Words words,
            @RequestParam Map<String, String> asked,
            Model model) {
        var filter = new HashMap<String, String>();
        FILTERS.forEach(name -> filter.put(name, asked.getOrDefault(name, "").trim()));
        model.addAttribute("filter", Map.copyOf(filter));
        filter.put("page", asked.getOrDefault("page", ""));
        List.of("from", "to").forEach(name -> filter.compute(name, (same, typed) -> words.moment(typed)));
        var answer = management.ask(visitor, "list-sessions", filter);
        model.addAttribute("refusal", answer.refusal());
        model.addAttribute("sessions", answer.isRefused() ? List.of() : answer.json());
        model.addAttribute("pager", Pager.of("/console/sessions", asked, answer));
        model.addAttribute("rules", rules(visitor));
        return "sessions";
    }

    /** Which rules there are does not change while the bridge runs, and asking counts all sessions. */
    private List<String> rules(Visitor visitor) {
        if (rules == null) {
            rules = management.ask(visitor, "list-rules", Map.of()).required().findValuesAsText("rule");
        }
        return rules;
    }

    @GetMapping("/{kind}/{id}")
    String one(
            @ModelAttribute("visitor") Visitor visitor,
            @PathVariable("kind") String kind,
            @PathVariable("id") String id,
            Model model) {
        var answer = management.ask(visitor, "explain-session", Map.of("kind", kind, "id", id));
        var one = answer.required();
        model.addAttribute("one", one);
        model.addAttribute("facts", inOrder(one.path("facts")));
        return "session";
    }

    /** As it happened, which need not be as it arrived. */
    private static List<JsonNode> inOrder(JsonNode facts) {
        return StreamSupport.stream(facts.spliterator(), false)
                .sorted(Comparator.comparing(
                        fact -> OffsetDateTime.parse(fact.path("at").asText()).toInstant()))
                .toList();
    }
}
