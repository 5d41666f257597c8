package io.github.ccaibridge.field;

import java.util.List;
import java.util.Map;

/** What custom data fill: values by resource and field, and the values that did not fit. */
public record LandedData(Map<String, Map<String, Object>> values, List<FieldTrouble> troubles) {}
