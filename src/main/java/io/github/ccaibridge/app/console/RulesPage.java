package io.github.ccaibridge.app.console;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The rules in their order, and how often each fired. */
@Controller
class RulesPage {
    private final Management management;

    RulesPage(Management management) {
        this.management = management;
    }

    @GetMapping("/console/rules")
    String show(@ModelAttribute("visitor") Visitor visitor, @ModelAttribute("words") Words words, Model model) {
        var now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        model.addAttribute(
                "rules", management.ask(visitor, "list-rules", Map.of()).required());
        model.addAttribute(
                "since",
                Map.of(
                        "day",
                        words.typed(now.minus(1, ChronoUnit.DAYS)),
                        "week",
                        words.typed(now.minus(7, ChronoUnit.DAYS))));
        return "rules";
    }
}
