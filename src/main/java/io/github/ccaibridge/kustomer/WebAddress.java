package io.github.ccaibridge.kustomer;

import java.util.regex.Pattern;

/** Where a person sees a customer or a conversation in Kustomer; null where nobody knows the address. */
public final class WebAddress {
    private static final Pattern API = Pattern.compile("(https://[a-z0-9-]+)\\.api(\\.[a-z0-9.-]*kustomerapp\\.com)/*");
    private final String home;

    /** Derived from the API's address, unless a setting tells it. */
    public WebAddress(String apiUrl, String told) {
        var api = API.matcher(apiUrl == null ? "" : apiUrl);
        var derived = api.matches() ? api.group(1) + api.group(2) : null;
        home = told == null || told.isBlank() ? derived : told.replaceFirst("/+$", "");
    }

    public String customer(String id) {
        return home == null || id == null ? null : home + "/app/customers/" + Customers.encode(id);
    }

    public String conversation(String customer, String id) {
        return customer(customer) == null || id == null ? null : customer(customer) + "/event/" + Customers.encode(id);
    }
}
