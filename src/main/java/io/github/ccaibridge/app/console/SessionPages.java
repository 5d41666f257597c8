package io.github.ccaibridge.app.console;

import java.util.Map;
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
    private final Management management;
    private final KustomerDesktop desktop;

    SessionPages(Management management, KustomerDesktop desktop) {
        this.management = management;
        this.desktop = desktop;
    }

    @GetMapping
    String list(@ModelAttribute("visitor") Visitor visitor, @RequestParam Map<String, String> filter, Model model) {
        var answer = management.ask(visitor, "list-sessions", filter);
        model.addAttribute("refusal", answer.refusal());
        model.addAttribute("sessions", answer.rows());
        model.addAttribute("filter", filter);
        model.addAttribute("desktop", desktop);
        model.addAttribute("pager", new Pager("/console/sessions", filter));
        return "sessions";
    }

    @GetMapping("/{kind}/{id}")
    String one(
            @ModelAttribute("visitor") Visitor visitor,
            @PathVariable String kind,
            @PathVariable String id,
            Model model) {
        var answer = management.ask(visitor, "explain-session", Map.of("kind", kind, "id", id));
        model.addAttribute("told", answer.required());
        model.addAttribute("events", EventLine.of(answer.json().path("facts")));
        model.addAttribute("desktop", desktop);
        return "session";
    }
}
