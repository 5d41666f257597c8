package io.github.ccaibridge.ticket;

import io.github.ccaibridge.ticket.TicketPolicy.CreateAt;
import java.time.Duration;
import java.util.Locale;

/** A policy as it is set: the defaults, but for one setting such as {@code abandoned=skip}. */
final class PolicyInWords {
    private final String name;
    private final String value;

    private PolicyInWords(String name, String value) {
        this.name = name;
        this.value = value;
    }

    static TicketPolicy of(String setting) {
        var parts = setting.split("=", 2);
        return new PolicyInWords(parts[0], parts.length > 1 ? parts[1] : "").policy();
    }

    private TicketPolicy policy() {
        var seed = TicketPolicy.defaults();
        return new TicketPolicy(
                !value.equals("menu-type"),
                name.equals("reopen-closed-within-days") ? Integer.parseInt(value) : 0,
                name.equals("create-at") ? CreateAt.valueOf(value.toUpperCase(Locale.ROOT)) : seed.createAt(),
                !value.equals("skip"),
                duration("short-call", seed.shortCall()),
                duration("callback-window", seed.callbackWindow()),
                seed.grace(),
                seed.settle(),
                seed.objectWait(),
                seed.healAfter());
    }

    private Duration duration(String setting, Duration otherwise) {
        return name.equals(setting) ? Duration.parse("PT" + value) : otherwise;
    }
}
