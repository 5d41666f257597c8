package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a column that holds JSON as text into JSON, so that an answer does not show it as a string. */
public final class JsonColumns {
    private final ObjectMapper json = new ObjectMapper();

    public List<Map<String, Object>> open(List<Map<String, Object>> rows, String column)
            throws JsonProcessingException {
        var opened = new ArrayList<Map<String, Object>>();
        for (var row : rows) {
            var one = new LinkedHashMap<String, Object>(row);
            one.put(column, json.readTree((String) row.get(column)));
            opened.add(one);
        }
        return opened;
    }
}
