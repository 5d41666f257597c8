package io.github.ccaibridge.agentstatus;

import java.util.Map;

/**
 * Which status means which: n Kustomer statuses to one of CCAI Platform, and one chosen Kustomer status for the way back (S2, S8).
 *
 * @param toCcai CCAI Platform status name by Kustomer status id
 * @param toKustomer Kustomer status id by CCAI Platform status name
 * @param names what Kustomer's statuses are called, by id, for what people read
 * @param offline the id of Kustomer's own status of type offline, which ends a work session; null when unknown
 */
public record StatusMapping(
        Map<String, String> toCcai, Map<String, String> toKustomer, Map<String, String> names, String offline) {
    /** What a Kustomer status means in CCAI Platform; null where it is not mapped. A session that ended is the status offline. */
    String meaning(String kustomerStatus) {
        var id = kustomerStatus == null ? offline : kustomerStatus;
        return id == null ? null : toCcai.get(id);
    }

    /** Which Kustomer status stands for one of CCAI Platform: the chosen one, else the only one that means it; null for none. */
    String representative(String ccaiStatus) {
        var chosen = toKustomer.entrySet().stream()
                .filter(one -> CcaiStatus.same(one.getKey(), ccaiStatus))
                .map(Map.Entry::getValue)
                .findFirst();
        var meaning = toCcai.entrySet().stream()
                .filter(one -> CcaiStatus.same(one.getValue(), ccaiStatus))
                .map(Map.Entry::getKey)
                .toList();
        return chosen.orElse(meaning.size() == 1 ? meaning.get(0) : null);
    }

    String name(String kustomerStatus) {
        return kustomerStatus == null ? "Offline" : names.getOrDefault(kustomerStatus, kustomerStatus);
    }

    boolean isOffline(String kustomerStatus) {
        return kustomerStatus == null || kustomerStatus.equals(offline);
    }
}
