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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the custom fields stand in Kustomer, and the one button that makes the missing ones (D3). */
@Controller
@RequestMapping("/console/custom-fields")
class FieldPages {
    private final Management management;
    private final MessageSource words;

    FieldPages(Management management, MessageSource words) {
        this.management = management;
        this.words = words;
    }

    @GetMapping
    String show(@ModelAttribute("visitor") Visitor visitor, Model model) {
        var answer = management.ask(visitor, "show-custom-fields", Map.of());
        if (answer.isRefused()) {
            model.addAttribute("refusal", answer.refusal());
        }
        model.addAttribute("told", answer.isRefused() ? Map.of() : answer.shown());
        return "custom-fields";
    }

    @PostMapping
    String create(@ModelAttribute("visitor") Visitor visitor, RedirectAttributes after, Locale locale) {
        var answer = management.ask(visitor, "create-custom-fields", Map.of());
        if (answer.isRefused()) {
            after.addFlashAttribute("refusal", answer.refusal());
        } else {
            var created = answer.json().path("created").size();
            after.addFlashAttribute(
                    "done",
                    words.getMessage(
                            created == 0 ? "fields.nothing" : "fields.created", new Object[] {created}, locale));
        }
        return "redirect:/console/custom-fields";
    }
}
