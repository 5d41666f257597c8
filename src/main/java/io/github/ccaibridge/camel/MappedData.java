package io.github.ccaibridge.camel;

import io.github.ccaibridge.field.CustomDataRules;
import io.github.ccaibridge.field.MappedField;
import io.github.ccaibridge.ticket.SessionCase;
import java.util.List;

/** Puts an app's custom data into the fields of Kustomer that the company has mapped them to (U9). */
public final class MappedData {
    /** Gives the case its fields; what did not fit is kept for the explanation, without the value. */
    public SessionCase land(SessionCase one, List<MappedField> mapping) {
        var landed = CustomDataRules.of(one.facts().late().customData(), mapping);
        one.map(landed.values());
        one.progress().fieldTroubles =
                landed.troubles().stream().map(trouble -> trouble.sentence()).toList();
        return one;
    }
}
