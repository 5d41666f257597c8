package io.github.ccaibridge.app.console;

import com.fasterxml.jackson.databind.ObjectMapper;
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

/** Which of Kustomer's statuses means which of CCAI Platform, and the way back (S2, S3, S8). */
@Controller
@RequestMapping("/console/status-mapping")
class StatusMappingPages {
    /** Names of the form's fields: {@code to:} a Kustomer status's id, {@code back:} a CCAI Platform status. */
    private static final String TO = "to:";

    private static final String BACK = "back:";

    private final Management management;
    private final ObjectMapper json;
    private final MessageSource words;

    StatusMappingPages(Management management, ObjectMapper json, MessageSource words) {
        this.management = management;
        this.json = json;
        this.words = words;
    }

    @GetMapping
    String show(@ModelAttribute("visitor") Visitor visitor, Model model) {
        model.addAttribute(
                "mapping", MappingForm.of(management.ask(visitor, "show-status-mapping", Map.of()), chosen(model)));
        return "status-mapping";
    }

    @PostMapping
    String save(
            @ModelAttribute("visitor") Visitor visitor,
            @RequestParam Map<String, String> form,
            RedirectAttributes after,
            Locale locale) {
        var body = json.createObjectNode();
        var version = form.getOrDefault("version", "");
        if (version.matches("\\d{1,18}")) {
            body.put("version", Long.parseLong(version));
        }
        var mapping = body.putArray("mapping");
        var representatives = body.putArray("representatives");
        form.forEach((name, value) -> {
            if (name.startsWith(TO) && !value.isBlank()) {
                mapping.addObject()
                        .put("kustomerStatusId", name.substring(TO.length()))
                        .put("ccaiStatus", value);
            } else if (name.startsWith(BACK) && !value.isBlank()) {
                representatives
                        .addObject()
                        .put("ccaiStatus", name.substring(BACK.length()))
                        .put("kustomerStatusId", value);
            }
        });
        var answer = management.ask(visitor, "replace-status-mapping", Map.of(), body);
        if (answer.isRefused()) {
            after.addFlashAttribute("refusal", answer.refusal());
            after.addFlashAttribute("chosen", form);
        } else {
            after.addFlashAttribute("done", words.getMessage("mapping.saved", null, locale));
        }
        return "redirect:/console/status-mapping";
    }

    /** What was chosen before a refusal, so that nobody has to choose it again. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> chosen(Model model) {
        return model.getAttribute("chosen") instanceof Map<?, ?> chosen ? (Map<String, String>) chosen : Map.of();
    }
}
