package io.github.ccaibridge.app.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Tells a person why a request was not allowed; the security chain sends them here. */
@Controller
class RefusedPage {
    private final MessageSource messages;

    RefusedPage(MessageSource messages) {
        this.messages = messages;
    }

    @RequestMapping("/console/refused")
    String show(HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
        if (request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) == null) {
            throw new Refused(404, messages.getMessage("refused.unknown", null, locale));
        }
        var why = request.getAttribute("refused") == null
                ? "viewer.may.not"
                : "refused." + request.getAttribute("refused");
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        model.addAttribute("reason", messages.getMessage(why, null, locale));
        return "problem";
    }
}
