package io.github.ccaibridge.app.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What every page of the console has: who looks at it, which page it is, and how a refusal is shown. */
@ControllerAdvice(basePackageClasses = ConsolePages.class)
class ConsolePages {
    private final Wording wording;

    ConsolePages(Wording wording) {
        this.wording = wording;
    }

    @ModelAttribute("visitor")
    Visitor visitor(HttpServletRequest request) {
        return visitorOf(request);
    }

    /** The page's name in the address, by which the navigation knows where it stands. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        return hereOf(request);
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        var page = new ModelAndView("problem");
        page.setStatus(HttpStatus.valueOf(refused.status()));
        page.addObject("visitor", visitorOf(request));
        page.addObject("here", hereOf(request));
        page.addObject("reason", wording.words(locale).said(refused.getMessage()));
        return page;
    }

    private static Visitor visitorOf(HttpServletRequest request) {
        var name = request.getRemoteUser();
        return new Visitor(name == null ? "" : name, request.isUserInRole("ADMIN"));
    }

    private static String hereOf(HttpServletRequest request) {
        var parts = request.getRequestURI().split("/");
        return parts.length > 2 ? parts[2] : "";
    }
}
