package io.github.ccaibridge.sandbox.ccai;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The person at the other end: the number or name an event shows, and the end user behind it; dn null means absent. */
public record Caller(long endUserId, String dn, String identifier, String name, String email, String phone) {
    public static Caller byPhone(long endUserId, String phone) {
        return new Caller(endUserId, phone, null, null, null, phone);
    }

    /** A caller who hides the number: the dn is "anonymous", empty or (null) absent. */
    public static Caller withheld(long endUserId, String dn) {
        return new Caller(endUserId, dn, null, null, null, null);
    }

    public static Caller ofApp(long endUserId, String identifier, String name, String email, String phone) {
        return new Caller(endUserId, "end_user_" + endUserId, identifier, name, email, phone);
    }

    /** The same person seen under the phone number, as in messaging. */
    public Caller onPhone() {
        return new Caller(endUserId, phone, identifier, name, email, phone);
    }

    public boolean isWithheld() {
        return phone == null && identifier == null;
    }

    String endUser() {
        return "end_user_" + endUserId;
    }

    ObjectNode participant(String state) {
        ObjectNode part = Json.object().put("type", "external").put("state", state);
        if (dn != null) {
            part.put("dn", dn);
        }
        return part;
    }

    ObjectNode info() {
        return Json.object().put("id", endUserId).put("identifier", identifier).putNull("out_contact_id");
    }
}
