package io.github.ccaibridge.app.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What could not be delivered, a preview of what would be sent, and the retry of one or many. */
@Controller
@RequestMapping("/console/parked")
class ParkedPages {
    private final Management management;
    private final MessageSource words;

    ParkedPages(Management management, MessageSource words) {
        this.management = management;
        this.words = words;
    }

    @GetMapping
    String list(@ModelAttribute("visitor") Visitor visitor, @RequestParam Map<String, String> filter, Model model) {
        model.addAttribute(
                "parked", management.ask(visitor, "list-parked", Map.of()).shown());
        model.addAttribute("filter", filter);
        if (filter.containsKey("preview")) {
            var preview = management.ask(visitor, "retry-some-parked", asked(filter, "true"));
            model.addAttribute("refusal", preview.refusal());
            model.addAttribute("preview", preview.isRefused() ? null : preview.shown());
        }
        return "parked";
    }

    @PostMapping("/retry")
    String many(
            @ModelAttribute("visitor") Visitor visitor,
            @RequestParam Map<String, String> filter,
            RedirectAttributes after,
            java.util.Locale locale) {
        return told(management.ask(visitor, "retry-some-parked", asked(filter, "false")), after, locale);
    }

    @PostMapping("/{id}/retry")
    String one(
            @ModelAttribute("visitor") Visitor visitor,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String customer,
            RedirectAttributes after,
            java.util.Locale locale) {
        var body = JsonNodeFactory.instance.objectNode();
        if (!customer.isBlank()) {
            body.put("customer", customer.strip());
        }
        return told(management.ask(visitor, "retry-one-parked", Map.of("id", id), body), after, locale);
    }

    private String told(Answer answer, RedirectAttributes after, java.util.Locale locale) {
        if (answer.isRefused()) {
            after.addFlashAttribute("refusal", answer.refusal());
        } else {
            var number = new Object[] {answer.json().path("retried").asLong()};
            after.addFlashAttribute("done", words.getMessage("parked.retried", number, locale));
        }
        return "redirect:/console/parked";
    }

    private static Map<String, String> asked(Map<String, String> filter, String preview) {
        return Map.of(
                "reason", filter.getOrDefault("reason", ""),
                "before", filter.getOrDefault("before", ""),
                "preview", preview);
    }
}
