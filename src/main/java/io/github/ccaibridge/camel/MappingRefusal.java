package io.github.ccaibridge.camel;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.agentstatus.MappingFinding;
import java.util.List;
import java.util.Map;

/** Why a mapping of statuses is not stored, as a problem (RFC 9457) that lists every entry that is wrong. */
final class MappingRefusal {
    private static final int TOLD = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private MappingRefusal() {}

    static Map<String, Object> unlisted(List<String> troubles) throws JsonProcessingException {
        return of(502, "No list to check against", "Nothing was stored. " + String.join(" ", troubles), List.of());
    }

    static Map<String, Object> of(List<MappingFinding> errors) throws JsonProcessingException {
        var told = errors.stream().limit(TOLD).map(MappingFinding::sentence).collect(joining(" "));
        var more = errors.size() > TOLD ? " There are " + (errors.size() - TOLD) + " more under errors." : "";
        return of(422, "The mapping does not fit", "Nothing was stored. " + told + more, errors);
    }

    private static Map<String, Object> of(int status, String title, String detail, List<MappingFinding> errors)
            throws JsonProcessingException {
        var problem = JSON.createObjectNode().put("type", "about:blank").put("title", title);
        problem.put("status", status).put("detail", detail);
        var all = problem.putArray("errors");
        errors.forEach(
                one -> all.addObject().put("pointer", "#" + one.pointer()).put("detail", one.sentence()));
        return Map.of("refusal", JSON.writeValueAsString(problem), "status", String.valueOf(status));
    }
}
