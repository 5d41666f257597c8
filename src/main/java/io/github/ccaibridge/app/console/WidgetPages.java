package io.github.ccaibridge.app.console;

import io.github.ccaibridge.kustomer.AppDefinition;
import java.net.URI;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The two pages of our app inside Kustomer (K 10.3): the agent adapter, and the mapping of statuses. They hold no secret. */
@Controller
class WidgetPages {
    private final String cardLibrary;
    private final String app;
    private final URI adapter;

    WidgetPages(
            @Value("${kustomer.card-library}") String cardLibrary,
            @Value("${kustomer.app-name}") String app,
            AppDefinition definition) {
        this.cardLibrary = cardLibrary;
        this.app = app;
        this.adapter = URI.create(definition.adapter());
    }

    /** The address comes from the app's settings; another host than the configured one is not shown. */
    @GetMapping("/kustomer/widget/adapter")
    String adapter(@RequestParam(name = "adapter", defaultValue = "") String asked, Model model, Locale locale) {
        model.addAttribute("adapter", isOurs(asked) ? asked : adapter.toString());
        return page("widget-adapter", model);
    }

    @GetMapping("/kustomer/widget/statuses")
    String statuses(Model model) {
        return page("widget-statuses", model);
    }

    private String page(String name, Model model) {
        model.addAttribute("cardLibrary", cardLibrary);
        model.addAttribute("app", app);
        return name;
    }

    private boolean isOurs(String address) {
        try {
            var asked = URI.create(address);
            return adapter.getHost() != null
                    && adapter.getHost().equals(asked.getHost())
                    && adapter.getScheme().equals(asked.getScheme());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
