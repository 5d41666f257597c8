package io.github.ccaibridge.app.console;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds sessions, and tells one of them as a person would want to read it. */
@Controller
@RequestMapping("/console/sessions")
class SessionPages {
    private final Management management;

    SessionPages(Management management) {
        this.management = management;
    }

    @GetMapping
    String list(@ModelAttribute("visitor") Visitor visitor, @RequestParam Map<String, String> filter, Model model) {
        var answer = management.ask(visitor, "list-sessions", filter);
        model.addAttribute("refusal", answer.refusal());
        model.addAttribute("sessions", answer.json());
        return "sessions";
    }
}
