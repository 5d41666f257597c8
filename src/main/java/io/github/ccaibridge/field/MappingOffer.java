package io.github.ccaibridge.field;

import java.util.ArrayList;
import java.util.List;

/** What another system's mapping adds to ours: the rows that are new, and those that cannot be taken. */
public record MappingOffer(List<MappedField> added, List<Refused> refused, int unchanged) {
    /** An offered row that cannot be taken; the entry is its place in the offer, counted from 0. */
    public record Refused(int entry, MappedField row, String reason) {}

    /** Never takes a row of ours away: who holds a field keeps it. */
    public static MappingOffer of(List<MappedField> ours, List<MappedField> offered) {
        var all = new ArrayList<>(ours);
        var refused = new ArrayList<Refused>();
        for (int n = 0; n < offered.size(); n++) {
            var row = offered.get(n);
            var reason = all.contains(row) ? "" : reason(all, row);
            if (!reason.isEmpty()) {
                refused.add(new Refused(n, row, reason));
            } else if (!all.contains(row)) {
                all.add(row);
            }
        }
        var added = List.copyOf(all.subList(ours.size(), all.size()));
        return new MappingOffer(added, refused, offered.size() - added.size() - refused.size());
    }

    private static String reason(List<MappedField> all, MappedField row) {
        var faults = RowCheck.faultsOf(row);
        if (!faults.isEmpty()) {
            return String.join(" ", faults);
        }
        return all.stream()
                .filter(one ->
                        one.resource().equals(row.resource()) && one.field().equals(row.field()))
                .findFirst()
                .map(one -> "field is filled by the %s key %s already; remove that row first, or map this key by hand."
                        .formatted(one.signed() ? "signed" : "unsigned", one.key()))
                .orElse("");
    }
}
