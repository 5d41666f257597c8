package io.github.ccaibridge.agentstatus;

import java.util.Arrays;
import java.util.List;

/** Both lists of statuses with one of each kind that a review of their mapping speaks of, and a mapping that fits all but one. */
public final class SampleStatuses {
    public static final StatusLists LISTS = new StatusLists(
            List.of(
                    kustomer("k-available", "Available", "available", true, true),
                    kustomer("k-busy", "Busy", "busy", true, false),
                    kustomer("k-unavailable", "Unavailable", "unavailable", true, true),
                    kustomer("k-offline", "Offline", "offline", true, true),
                    kustomer("k-lunch", "Lunch", "unavailable", true, true),
                    kustomer("k-dinner", "Dinner", "unavailable", true, true),
                    kustomer("k-old", "Old", "unavailable", false, true),
                    kustomer("k-hidden", "Hidden", "unavailable", true, false),
                    new ListedStatus("k-gone", "Coaching", "unavailable", true, true, null, true),
                    new ListedStatus("k-lunch-before", "Lunch", "unavailable", true, true, null, true)),
            List.of(
                    ccai("1", "Available", null, false),
                    ccai("2", "Unavailable", null, false),
                    ccai("4", "Meal", "Food", false),
                    ccai("5", "E-mail", null, false),
                    ccai("9", "Training", null, true),
                    new ListedStatus("30", "In-call", "", true, false, null, false)));

    public static final String REST =
            "k-available=Available k-unavailable=Unavailable k-lunch=Meal k-dinner=Meal k-hidden=E-mail ";

    private SampleStatuses() {}

    /** Pairs such as {@code k-lunch=Meal}, with blanks between. */
    public static List<StatusPair> pairs(String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.stream(text.strip().split("\\s+"))
                        .map(one -> one.split("="))
                        .map(one -> new StatusPair(one[0], one[1]))
                        .toList();
    }

    public static ListedStatus kustomer(String id, String name, String type, boolean enabled, boolean selectable) {
        return new ListedStatus(id, name, type, enabled, selectable, null, false);
    }

    public static ListedStatus ccai(String id, String name, String former, boolean gone) {
        return new ListedStatus(id, name, "", true, true, former, gone);
    }
}
