package io.github.ccaibridge.agentstatus;

import static io.github.ccaibridge.agentstatus.MappingReview.warning;
import static io.github.ccaibridge.agentstatus.StatusLists.quoted;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Looks at the way back: which Kustomer status stands for a status of CCAI Platform (S8). */
final class WayBackReview {
    private final StatusLists lists;
    private final List<StatusPair> mapping;
    private final RowReview rows;

    WayBackReview(StatusLists lists, List<StatusPair> mapping, RowReview rows) {
        this.lists = lists;
        this.mapping = mapping;
        this.rows = rows;
    }

    void representatives(List<StatusPair> representatives) {
        var before = new HashMap<String, String>();
        for (int n = 0; n < representatives.size(); n++) {
            var one = representatives.get(n);
            var pointer = "/representatives/" + n;
            var known = rows.kustomer(one.kustomerStatusId(), pointer);
            if (rows.ccai(one.ccaiStatus(), pointer) && known) {
                fits(one, pointer);
            }
            var other = before.putIfAbsent(one.ccaiStatus(), one.kustomerStatusId());
            if (other != null) {
                rows.error(
                        pointer,
                        "CCAI Platform's status " + quoted(one.ccaiStatus()) + " has two representatives, "
                                + lists.called(other) + " and " + lists.called(one.kustomerStatusId())
                                + "; remove one of them.");
            }
        }
    }

    private void fits(StatusPair one, String pointer) {
        var name = lists.called(one.kustomerStatusId());
        var meant = mapping.stream()
                .filter(row -> row.kustomerStatusId().equals(one.kustomerStatusId()))
                .map(StatusPair::ccaiStatus)
                .toList();
        if (!meant.contains(one.ccaiStatus())) {
            rows.error(
                    pointer,
                    name + " cannot stand for " + quoted(one.ccaiStatus()) + " on the way back, since it is "
                            + (meant.isEmpty() ? "not mapped" : "mapped to " + quoted(meant.get(0))) + "; map it to "
                            + quoted(one.ccaiStatus()) + " or choose another representative.");
            return;
        }
        lists.ofKustomer(one.kustomerStatusId())
                .filter(status -> !status.standsForOthers())
                .ifPresent(status -> rows.findings().add(new MappingFinding(false, pointer, useless(status, one))));
    }

    private String useless(ListedStatus status, StatusPair one) {
        var why = status.ofVendor()
                ? "is of type " + status.type() + ", which the bridge never sets"
                : status.enabled() ? "cannot be selected" : "is disabled";
        return "The representative " + lists.called(status.id()) + " of " + quoted(one.ccaiStatus()) + " " + why
                + ", so a change to " + quoted(one.ccaiStatus())
                + " in CCAI Platform does not reach Kustomer; choose another representative.";
    }

    /** What a change in CCAI Platform would not tell Kustomer. */
    void gaps(List<StatusPair> representatives, List<MappingFinding> findings) {
        for (var status : lists.settable()) {
            var name = status.name();
            var mapped = mapping.stream()
                    .filter(row -> row.ccaiStatus().equals(name))
                    .map(StatusPair::kustomerStatusId)
                    .distinct()
                    .toList();
            if (mapped.isEmpty()) {
                findings.add(warning("No status of Kustomer is mapped to CCAI Platform's " + quoted(name)
                        + ": an agent who chooses it there keeps the status in Kustomer. Map one to it, if Kustomer"
                        + " should follow."));
            } else if (representatives.stream()
                    .noneMatch(one -> one.ccaiStatus().equals(name))) {
                findings.add(warning(
                        "CCAI Platform's status " + quoted(name) + " has no representative; " + instead(mapped) + "."));
            }
        }
    }

    private String instead(List<String> mapped) {
        var only = lists.ofKustomer(mapped.get(0)).filter(ListedStatus::standsForOthers);
        if (mapped.size() == 1 && only.isPresent()) {
            return lists.called(mapped.get(0)) + " stands for it, as the only one that is mapped to it";
        }
        var names = mapped.stream().map(lists::called).collect(Collectors.joining(", "));
        return mapped.size() == 1
                ? names + ", the only one that is mapped to it, cannot stand for it, so Kustomer does not follow"
                        + " a change to it; map another one"
                : "choose one of " + names + ", else Kustomer does not follow a change to it";
    }
}
