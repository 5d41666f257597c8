package io.github.ccaibridge.agentstatus;

import java.util.ArrayList;
import java.util.List;

/** A mapping of statuses held against both vendors' lists: what is wrong with it, and what an administrator should know (S2, S3, S8). */
public final class MappingReview {
    private MappingReview() {}

    /** All findings, errors first. A list that was never read says nothing of the entries of its side. */
    public static List<MappingFinding> of(
            StatusLists lists, List<StatusPair> mapping, List<StatusPair> representatives, boolean bothWays) {
        if (lists.kustomer().isEmpty() || lists.ccai().isEmpty()) {
            return List.of();
        }
        var rows = new RowReview(lists);
        rows.mapping(mapping);
        var back = new WayBackReview(lists, mapping, rows);
        back.representatives(representatives);
        var findings = new ArrayList<MappingFinding>();
        rows.findings().stream().filter(MappingFinding::error).forEach(findings::add);
        rows.findings().stream().filter(one -> !one.error()).forEach(findings::add);
        unmapped(lists, mapping, findings);
        if (bothWays) {
            back.gaps(representatives, findings);
        }
        return findings;
    }

    private static void unmapped(StatusLists lists, List<StatusPair> mapping, List<MappingFinding> findings) {
        if (mapping.isEmpty()) {
            findings.add(warning("Nothing is mapped yet, so no agent's status follows the other" + equalNames(lists)
                    + ". The bridge maps nothing by itself."));
        }
        for (var status : lists.held()) {
            var mapped = mapping.stream().anyMatch(row -> row.kustomerStatusId().equals(status.id()));
            if (!mapped && !status.ofVendor()) {
                findings.add(warning("Kustomer's status " + lists.called(status.id()) + " is not mapped: an agent who"
                        + " chooses it keeps the status in CCAI Platform. Map it, if it should mean something there."));
            }
        }
    }

    private static String equalNames(StatusLists lists) {
        var equal = lists.held().stream()
                .filter(one ->
                        StatusLists.spelledLike(one.name(), lists.settable()).isPresent())
                .map(one -> StatusLists.quoted(one.name()))
                .toList();
        return equal.isEmpty()
                ? ""
                : "; statuses of the same name on both sides, to begin with, are " + String.join(" and ", equal);
    }

    static MappingFinding warning(String sentence) {
        return new MappingFinding(false, "", sentence);
    }
}
