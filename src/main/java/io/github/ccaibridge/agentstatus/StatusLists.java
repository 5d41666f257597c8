package io.github.ccaibridge.agentstatus;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The statuses of both vendors as they gave them last; one that was deleted stays by its last name. */
public record StatusLists(List<ListedStatus> kustomer, List<ListedStatus> ccai) {
    private static final int OFFERED = 12;

    /** What an agent can have in Kustomer. */
    public List<ListedStatus> held() {
        return kustomer.stream().filter(one -> one.enabled() && !one.gone()).toList();
    }

    /** What may be set in CCAI Platform. */
    public List<ListedStatus> settable() {
        return ccai.stream().filter(one -> one.settable() && !one.gone()).toList();
    }

    Optional<ListedStatus> ofKustomer(String id) {
        return first(kustomer, one -> one.id().equals(id));
    }

    /** By the name exactly, one that is still there before one that is gone. */
    Optional<ListedStatus> ofCcai(String name) {
        return first(ccai, one -> !one.gone() && one.name().equals(name))
                .or(() -> first(ccai, one -> one.name().equals(name)));
    }

    /** The status whose name is the same but for case, spaces and hyphens. */
    static Optional<ListedStatus> spelledLike(String name, List<ListedStatus> list) {
        return first(list, one -> plain(one.name()).equals(plain(name)));
    }

    /** The status that was called so before it was renamed. */
    Optional<ListedStatus> onceCalled(String name) {
        return first(settable(), one -> name.equals(one.formerName()));
    }

    /** A Kustomer status as people call it; with its id where two have the name. */
    String called(String id) {
        var name = ofKustomer(id).map(ListedStatus::name).orElse(null);
        if (name == null) {
            return quoted(id);
        }
        var same = kustomer.stream()
                .filter(one -> !one.gone() && one.name().equals(name))
                .count();
        return same > 1 ? quoted(name) + " (" + id + ")" : quoted(name);
    }

    String offers() {
        var names = settable().stream().map(one -> quoted(one.name())).toList();
        var told = names.stream().limit(OFFERED).collect(Collectors.joining(", "));
        return names.size() > OFFERED ? told + " or another of ccaiStatuses" : told;
    }

    static String quoted(String name) {
        return "\"" + name + "\"";
    }

    private static Optional<ListedStatus> first(List<ListedStatus> list, Predicate<ListedStatus> such) {
        return list.stream().filter(such).findFirst();
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s\\u00A0_-]", "").toLowerCase(Locale.ROOT);
    }
}
