package io.github.ccaibridge.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** A whole mapping as somebody gives it, and what is wrong with it: each fault names row, member and fix. */
public record MappingCheck(List<MappedField> rows, List<String> faults) {
    private static final int TOLD = 10;

    /** Looks at a JSON array of rows, read into lists and maps. */
    public static MappingCheck of(Object given) {
        if (!(given instanceof List<?> list)) {
            return new MappingCheck(
                    List.of(),
                    List.of("The mapping must be an array of objects with key, signed, resource and field."));
        }
        var rows = new ArrayList<MappedField>();
        var faults = new ArrayList<String>();
        var taken = new HashMap<String, Integer>();
        for (int n = 0; n < list.size(); n++) {
            var where = "[" + n + "]";
            var check = RowCheck.of(list.get(n));
            check.faults().forEach(fault -> faults.add(where + fault));
            if (check.row() != null) {
                var before = taken.putIfAbsent(
                        check.row().resource() + "." + check.row().field(), n);
                if (before != null && check.faults().isEmpty()) {
                    faults.add(where + again(before, check.row().equals(rows.get(before))));
                }
            }
            rows.add(check.row());
        }
        return new MappingCheck(faults.isEmpty() ? List.copyOf(rows) : List.of(), faults);
    }

    private static String again(int before, boolean same) {
        return same
                ? " repeats [" + before + "]; remove one of them."
                : ".field is filled by [" + before + "] already, and a field of a resource takes one key; choose"
                        + " another field or remove one of the rows.";
    }

    /** The faults as one text; the first ten of very many. */
    public String sentence() {
        var told = String.join(" ", faults.stream().limit(TOLD).toList());
        return faults.size() > TOLD ? told + " There are " + (faults.size() - TOLD) + " more." : told;
    }
}
