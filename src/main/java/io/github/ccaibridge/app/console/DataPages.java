package io.github.ccaibridge.app.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which custom data of an app go to which field of Kustomer (U9); a row with an empty key is taken away. */
@Controller
@RequestMapping("/console/custom-data")
class DataPages {
    private final Management management;
    private final ObjectMapper json;
    private final MessageSource words;

    DataPages(Management management, ObjectMapper json, MessageSource words) {
        this.management = management;
        this.json = json;
        this.words = words;
    }

    @GetMapping
    String show(@ModelAttribute("visitor") Visitor visitor, Model model) {
        var rows = new ArrayList<Object>();
        if (model.getAttribute("typed") instanceof List<?> typed) {
            rows.addAll(typed);
        } else {
            var mapping = management.ask(visitor, "show-mapping", Map.of());
            rows.addAll((List<?>) mapping.shown());
            model.addAttribute("version", mapping.tag());
        }
        for (var empty = 0; visitor.admin() && empty < 3; empty++) {
            rows.add(Map.of("key", "", "signed", false, "resource", "conversation", "field", ""));
        }
        model.addAttribute("rows", rows);
        return "custom-data";
    }

    @PostMapping
    String save(
            @ModelAttribute("visitor") Visitor visitor,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes after,
            Locale locale) {
        var rows = rows(form);
        var seen = Map.of("If-Match", form.getOrDefault("version", List.of("")).get(0));
        var answer = management.ask(visitor, "replace-mapping", seen, json.valueToTree(rows));
        if (answer.isRefused()) {
            after.addFlashAttribute("refusal", answer.refusal());
            after.addFlashAttribute("typed", rows);
            after.addFlashAttribute("version", seen.get("If-Match"));
        } else {
            after.addFlashAttribute("done", words.getMessage("data.saved", new Object[] {rows.size()}, locale));
        }
        return "redirect:/console/custom-data";
    }

    @PostMapping("/import")
    String take(@ModelAttribute("visitor") Visitor visitor, RedirectAttributes after, Locale locale) {
        var answer = management.ask(visitor, "import-mapping", Map.of());
        after.addFlashAttribute(
                answer.isRefused() ? "refusal" : "done",
                answer.isRefused() ? answer.refusal() : words.getMessage("data.imported", null, locale));
        return "redirect:/console/custom-data";
    }

    private static List<Map<String, Object>> rows(MultiValueMap<String, String> form) {
        var rows = new ArrayList<Map<String, Object>>();
        var keys = form.getOrDefault("key", List.of());
        for (var n = 0; n < keys.size(); n++) {
            if (!keys.get(n).isBlank()) {
                var row = new LinkedHashMap<String, Object>();
                row.put("key", keys.get(n).strip());
                row.put("signed", "true".equals(at(form, "signed", n)));
                row.put("resource", at(form, "resource", n));
                row.put("field", at(form, "field", n).strip());
                rows.add(row);
            }
        }
        return rows;
    }

    private static String at(MultiValueMap<String, String> form, String name, int n) {
        var values = form.getOrDefault(name, List.of());
        return n < values.size() ? values.get(n) : "";
    }
}
