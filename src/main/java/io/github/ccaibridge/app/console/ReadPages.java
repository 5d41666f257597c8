package io.github.ccaibridge.app.console;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages that only show: pre-flight and agents. */
@Controller
class ReadPages {
    private final Management management;

    ReadPages(Management management) {
        this.management = management;
    }

    @GetMapping("/console/preflight")
    String preflight(@ModelAttribute("visitor") Visitor visitor, Model model) {
        model.addAttribute(
                "findings", management.ask(visitor, "show-preflight", Map.of()).shown());
        return "preflight";
    }

    @GetMapping("/console/agents")
    String agents(@ModelAttribute("visitor") Visitor visitor, @RequestParam Map<String, String> filter, Model model) {
        var answer = management.ask(visitor, "list-agents", filter);
        model.addAttribute("refusal", answer.refusal());
        model.addAttribute("agents", answer.rows());
        model.addAttribute("filter", filter);
        model.addAttribute("pager", Pager.of("/console/agents", filter, answer));
        return "agents";
    }
}
