package io.github.ccaibridge.app.console;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the app in Kustomer stands, and the two buttons that register and upgrade it (K3). */
@Controller
@RequestMapping("/console/kustomer-app")
class AppPages {
    private final Management management;
    private final MessageSource words;

    AppPages(Management management, MessageSource words) {
        this.management = management;
        this.words = words;
    }

    @GetMapping
    String show(@ModelAttribute("visitor") Visitor visitor, Model model) {
        var answer = management.ask(visitor, "show-kustomer-app", Map.of());
        if (answer.isRefused()) {
            model.addAttribute("refusal", answer.refusal());
        } else {
            model.addAttribute("told", answer.shown());
            model.addAttribute("definition", answer.json().path("definition").toPrettyString());
        }
        return "kustomer-app";
    }

    @PostMapping
    String register(
            @ModelAttribute("visitor") Visitor visitor,
            @RequestParam String how,
            RedirectAttributes after,
            Locale locale) {
        var answer = management.ask(visitor, "register-kustomer-app", Map.of("how", how));
        after.addFlashAttribute(
                answer.isRefused() ? "refusal" : "done",
                answer.isRefused() ? answer.refusal() : words.getMessage("app.done", null, locale));
        return "redirect:/console/kustomer-app";
    }
}
