package io.github.ccaibridge.agentstatus;

import static io.github.ccaibridge.agentstatus.StatusLists.quoted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Looks at each row for itself: does it name statuses that exist, that can be set, and only once. */
final class RowReview {
    private final StatusLists lists;
    private final List<MappingFinding> findings = new ArrayList<>();

    RowReview(StatusLists lists) {
        this.lists = lists;
    }

    List<MappingFinding> findings() {
        return findings;
    }

    void mapping(List<StatusPair> mapping) {
        var before = new HashMap<String, String>();
        for (int n = 0; n < mapping.size(); n++) {
            var row = mapping.get(n);
            var pointer = "/mapping/" + n;
            kustomer(row.kustomerStatusId(), pointer);
            ccai(row.ccaiStatus(), pointer);
            var other = before.putIfAbsent(row.kustomerStatusId(), row.ccaiStatus());
            if (other != null) {
                error(
                        pointer,
                        "Kustomer's status " + lists.called(row.kustomerStatusId())
                                + (other.equals(row.ccaiStatus())
                                        ? " is mapped to " + quoted(other) + " twice; remove one of the rows."
                                        : " is mapped to " + quoted(other) + " and to " + quoted(row.ccaiStatus())
                                                + ", but can mean only one; remove one of the rows."));
            }
        }
    }

    /** Whether Kustomer has the status; one that is disabled is a warning, since it may come back. */
    boolean kustomer(String id, String pointer) {
        var status = lists.ofKustomer(id).orElse(null);
        if (status == null) {
            var meant = StatusLists.spelledLike(id, lists.held());
            error(
                    pointer,
                    "Kustomer has no status with the id " + quoted(id) + "; "
                            + meant.map(one -> quoted(one.name()) + " has the id " + quoted(one.id()) + ".")
                                    .orElse("take an id from kustomerStatuses or remove the row."));
        } else if (status.gone()) {
            var another = StatusLists.spelledLike(status.name(), lists.held());
            error(
                    pointer,
                    "Kustomer's status " + lists.called(id) + " was deleted; "
                            + another.map(one -> "another one has the name now, with the id " + quoted(one.id()) + ".")
                                    .orElse("remove its row."));
        } else if (!status.enabled()) {
            findings.add(new MappingFinding(
                    false,
                    pointer,
                    "Kustomer's status " + lists.called(id) + " is disabled, so no"
                            + " agent can have it; enable it in Kustomer or remove its row."));
        }
        return status != null && !status.gone();
    }

    /** Whether CCAI Platform has the status, spelled exactly so, and lets it be set. */
    boolean ccai(String name, String pointer) {
        var status = lists.ofCcai(name).orElse(null);
        if (status != null && status.settable() && !status.gone()) {
            return true;
        }
        if (CcaiStatus.isSystem(name) || (status != null && !status.settable())) {
            error(
                    pointer,
                    "CCAI Platform sets " + quoted(name) + " by itself, nobody can give it to an agent; choose "
                            + lists.offers() + ".");
            return false;
        }
        var renamed = lists.onceCalled(name);
        var spelled = StatusLists.spelledLike(name, lists.settable());
        error(
                pointer,
                renamed.map(one -> "CCAI Platform's status " + quoted(name) + " is now called " + quoted(one.name())
                                + "; choose that name.")
                        .or(() -> spelled.map(one -> "CCAI Platform spells its status " + quoted(one.name()) + ", not "
                                + quoted(name) + "; write it exactly so."))
                        .orElseGet(() -> (status == null
                                        ? "CCAI Platform has no status " + quoted(name)
                                        : "CCAI Platform's status " + quoted(name) + " was deleted")
                                + "; choose " + lists.offers() + ", or remove the row."));
        return false;
    }

    void error(String pointer, String sentence) {
        findings.add(new MappingFinding(true, pointer, sentence));
    }
}
