package io.github.ccaibridge.app.console;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where agents see customers and conversations: the web address of the company's Kustomer (K 1.1). */
@Component
class KustomerDesktop {
    private final String base;

    KustomerDesktop(@Value("${kustomer.assume.desktop-url}") String set, @Value("${kustomer.url}") String api) {
        var host = String.valueOf(URI.create(api).getHost());
        base = !set.isBlank()
                ? set
                : host.endsWith(".api.kustomerapp.com") ? "https://" + host.replace(".api.", ".") + "/app" : null;
    }

    /** Null where nobody can tell the address. */
    public String customer(String id) {
        return base == null || id == null ? null : base + "/customers/" + id;
    }

    public String conversation(String customer, String id) {
        return base == null || customer == null || id == null ? null : customer(customer) + "/event/" + id;
    }
}
