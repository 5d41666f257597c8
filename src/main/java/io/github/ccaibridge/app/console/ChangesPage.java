package io.github.ccaibridge.app.console;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Who changed what and when, as it was before and as it is since. */
@Controller
class ChangesPage {
    private final Management management;

    ChangesPage(Management management) {
        this.management = management;
    }

    @GetMapping("/console/changes")
    String show(@ModelAttribute("visitor") Visitor visitor, @RequestParam Map<String, String> asked, Model model) {
        var answer = management.ask(visitor, "list-changes", Map.of("page", asked.getOrDefault("page", "")));
        model.addAttribute("refusal", answer.refusal());
        model.addAttribute("changes", answer.isRefused() ? List.of() : answer.json());
        model.addAttribute("pager", Pager.of("/console/changes", asked, answer));
        return "changes";
    }
}
