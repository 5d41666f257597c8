package io.github.ccaibridge.app.console;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What a person sees who may not do what they asked for. */
@Controller
class DeniedPage {
    private final MessageSource words;

    DeniedPage(MessageSource words) {
        this.words = words;
    }

    @RequestMapping("/console/denied")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String show(Model model, Locale locale) {
        model.addAttribute("reason", words.getMessage("viewer.may.not", null, locale));
        return "problem";
    }
}
