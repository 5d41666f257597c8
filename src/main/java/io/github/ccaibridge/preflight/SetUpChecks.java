package io.github.ccaibridge.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether what an administrator sets up is there: custom fields, mapping of statuses, teams with the external queue. */
public final class SetUpChecks {
    private SetUpChecks() {}

    /** Of the answer of GET /api/v1/settings/custom-fields; null where Kustomer did not tell. */
    public static List<Finding> fields(Map<String, Object> answer) {
        if (answer == null) {
            return List.of(Finding.notReady(
                    "fields",
                    "FIELDS_UNREAD",
                    "Kustomer's custom fields cannot be read.",
                    "See KUSTOMER_READ_FIELDS."));
        }
        var findings = new ArrayList<Finding>();
        var missing = named(answer, "missing");
        var differing = named(answer, "differs");
        if (!missing.isEmpty()) {
            findings.add(Finding.notReady(
                    "fields",
                    "FIELDS_MISSING",
                    "Kustomer lacks the custom fields " + missing + ".",
                    "Press Create on the console's page Custom fields."));
        }
        if (!differing.isEmpty()) {
            findings.add(Finding.notReady(
                    "fields",
                    "FIELDS_DIFFER",
                    "Somebody has changed the custom fields " + differing + ".",
                    "Compare expected and actual on the page Custom fields, and set them right in Kustomer."));
        }
        return findings.isEmpty()
                ? List.of(Finding.ready("fields", "FIELDS", "All custom fields are there with the right types."))
                : findings;
    }

    private static String named(Map<String, Object> answer, String state) {
        return list(answer, "fields").stream()
                .filter(field -> field instanceof Map<?, ?> map && state.equals(map.get("state")))
                .map(field -> ((Map<?, ?>) field).get("resource") + "." + ((Map<?, ?>) field).get("field"))
                .collect(Collectors.joining(", "));
    }

    /** Of the answer of GET /api/v1/settings/status-mapping; null where it could not be made. */
    public static List<Finding> statuses(Surroundings around, Map<String, Object> answer) {
        if (!around.statusesFollow()) {
            return List.of(Finding.ready(
                    "statuses",
                    "STATUSES_OFF",
                    "Agents' statuses are not kept in step (BRIDGE_STATUS_INHERITANCE=off)."));
        }
        if (answer == null
                || list(answer, "kustomerStatuses").isEmpty()
                || list(answer, "ccaiStatuses").isEmpty()) {
            return List.of(Finding.notReady(
                    "statuses",
                    "STATUSES_UNREAD",
                    "The vendors' lists of statuses cannot be read.",
                    "See the lines of the credentials and KUSTOMER_READ_ROUTING."));
        }
        if (list(answer, "mapping").isEmpty()) {
            return List.of(Finding.warn(
                    "statuses",
                    "STATUSES_UNMAPPED",
                    "No status is mapped, so no agent's status follows the other.",
                    "Map them on the console's page Status mapping."));
        }
        var warnings = list(answer, "warnings");
        return List.of(
                warnings.isEmpty()
                        ? Finding.ready("statuses", "STATUSES", "The mapping of statuses fits both lists.")
                        : Finding.warn(
                                "statuses",
                                "STATUSES_WARNED",
                                "The mapping of statuses has " + warnings.size() + " warnings.",
                                "Read them on the console's page Status mapping."));
    }

    public static List<Finding> teams(Surroundings around) {
        if (!around.statusesFollow()) {
            return List.of();
        }
        if (around.number("teams") == 0) {
            return List.of(Finding.warn(
                    "teams",
                    "TEAMS_UNREAD",
                    "Kustomer's teams have not been read yet.",
                    "Wait a minute; then see KUSTOMER_READ_TEAMS."));
        }
        return List.of(
                around.number("teams_linked") == 0
                        ? Finding.notReady(
                                "teams",
                                "EXTERNAL_QUEUE",
                                "No team of Kustomer is linked to CCAI Platform's external queue.",
                                "Turn routing on for a team in Kustomer and choose the external queue there.")
                        : Finding.ready(
                                "teams",
                                "EXTERNAL_QUEUE",
                                around.number("teams_linked") + " of " + around.number("teams")
                                        + " teams are linked to the external queue."));
    }

    private static List<?> list(Map<String, Object> answer, String name) {
        return answer.get(name) instanceof List<?> list ? list : List.of();
    }
}
