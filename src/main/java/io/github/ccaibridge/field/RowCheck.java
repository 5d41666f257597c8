package io.github.ccaibridge.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at one row of a mapping before it is kept; each fault begins with the member and ends with the fix. */
record RowCheck(MappedField row, List<String> faults) {
    static final Set<String> RESOURCES = Set.of("customer", "conversation", "message");
    private static final int LONGEST = 255;

    /** A row as JSON tells it; without a row when it is too wrong to be one. */
    static RowCheck of(Object given) {
        if (!(given instanceof Map<?, ?> members)) {
            return new RowCheck(null, List.of(" must be an object with key, signed, resource and field."));
        }
        var signed = members.get("signed");
        var row = new MappedField(
                text(members, "key"), Boolean.TRUE.equals(signed), text(members, "resource"), text(members, "field"));
        var faults = new ArrayList<String>();
        if (!(signed instanceof Boolean)) {
            faults.add("signed must be true or false; true takes only what the app has signed.");
        }
        faults.addAll(faultsOf(row));
        return new RowCheck(row, faults.stream().map(fault -> "." + fault).toList());
    }

    static List<String> faultsOf(MappedField row) {
        var faults = new ArrayList<String>();
        if (row.key() == null || row.key().isBlank() || row.key().length() > LONGEST) {
            faults.add("key must be the name of a custom-data key, text of 1 to 255 characters.");
        } else if (row.key().codePoints().anyMatch(RowCheck::isNoCharacter)) {
            faults.add("key must not hold control characters or halves of characters; remove them.");
        }
        if (row.resource() == null || !RESOURCES.contains(row.resource())) {
            faults.add("resource must be customer, conversation or message.");
        }
        fieldFault(row.field()).forEach(faults::add);
        return faults;
    }

    private static boolean isNoCharacter(int one) {
        return Character.isISOControl(one) || Character.getType(one) == Character.SURROGATE;
    }

    private static List<String> fieldFault(String field) {
        if (field == null || field.length() > LONGEST || !field.matches("[a-z][A-Za-z0-9]*")) {
            return List.of("field must be a Kustomer attribute in camelCase with its type at the end, such as"
                    + " orderNumberStr; letters and digits only.");
        }
        if (field.startsWith("ccai")) {
            return List.of("field must not begin with ccai: those fields are the bridge's own; choose another name,"
                    + " such as shopOrderStr.");
        }
        if (field.endsWith("Id") || field.endsWith("Tree")) {
            return List.of("field must not end in Id or Tree: such a field takes only what Kustomer itself lists; use"
                    + " one that ends in Str.");
        }
        return FieldType.of(field).isPresent()
                ? List.of()
                : List.of("field must end in its type: " + FieldType.SUFFIXES + ", such as orderNumberStr.");
    }

    private static String text(Map<?, ?> members, String name) {
        return members.get(name) instanceof String text ? text : null;
    }
}
