package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an agent submits in wrap-up. */
public record Disposition(String code, String customCodeId, String note) {
    public static final Disposition ORDER_STATUS =
            new Disposition("Order status", "ORD-01", "Parcel located, refund not needed");

    ObjectNode json() {
        return Json.object()
                .put("code", code)
                .put("custom_code_id", customCodeId)
                .put("note", note);
    }
}
