package io.github.ccaibridge.app.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

/** Erases a person, and shows the receipts of those who were. */
@Controller
@RequestMapping("/console/privacy")
class PrivacyPage {
    private final Management management;
    private final MessageSource words;

    PrivacyPage(Management management, MessageSource words) {
        this.management = management;
        this.words = words;
    }

    @GetMapping
    String list(@ModelAttribute("visitor") Visitor visitor, Model model) {
        model.addAttribute(
                "receipts", management.ask(visitor, "list-erasures", Map.of()).shown());
        return "privacy";
    }

    @PostMapping
    String erase(
            @ModelAttribute("visitor") Visitor visitor,
            @RequestParam String subject,
            @RequestParam String value,
            @RequestParam(defaultValue = "") String sure,
            RedirectAttributes after,
            Locale locale) {
        if (sure.equals("yes")) {
            var body = JsonNodeFactory.instance.objectNode().put(subject, value);
            var answer = management.ask(visitor, "erase-person", Map.of(), body);
            if (answer.isRefused()) {
                after.addFlashAttribute("refusal", answer.refusal());
            } else {
                var number = new Object[] {answer.json().at("/removed/session").asLong()};
                after.addFlashAttribute("done", words.getMessage("privacy.erased", number, locale));
            }
        }
        return "redirect:/console/privacy";
    }
}
