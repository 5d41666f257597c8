package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ccaibridge.session.Party;

/** Gathers who is at the other end from events, the session's object and the end user's record. */
final class PartyFold {
    private static final String END_USER = "end_user_";
    private static final int LONGEST_IDENTIFIER = 255;

    private final Numbers numbers;
    private String identifier;
    private String phone;
    private String endUserId;
    private String objectsEndUserId;
    private boolean endUserRead;
    private boolean named;

    PartyFold(Numbers numbers) {
        this.numbers = numbers;
    }

    void event(JsonNode item) {
        var external = external(item);
        if (external == null) {
            return;
        }
        named = true;
        identifier = first(identifier, identifier(Keys.get(item, "enduser")));
        identifier = first(identifier, identifier(external));
        var shown = shown(external);
        phone = first(phone, numbers.shown(shown));
        endUserId = first(endUserId, endUser(shown));
    }

    void object(JsonNode object) {
        var endUser = Keys.get(object, "enduser");
        identifier = first(identifier, identifier(endUser));
        objectsEndUserId = first(objectsEndUserId, Keys.text(endUser, "id"));
    }

    /** A number stands in the record only where no event told one (see EndUsers). */
    void endUser(JsonNode endUser) {
        endUserRead = true;
        identifier = first(identifier, identifier(endUser));
        phone = first(phone, numbers.shown(Keys.text(endUser, "phone")));
    }

    /** The closing snapshot names the person of a session that no event told of. */
    void closing(JsonNode file) {
        if (!named) {
            event(file);
        }
        object(file);
    }

    /** Whoever the custom-CRM door names stands in while nobody else does. */
    void gap(JsonNode item) {
        if (!named && Keys.get(item, "participants") != null) {
            event(item);
        }
    }

    /** The object's end user stands in only while no event names the person: a withheld caller has one too (C4). */
    Party party() {
        var withheld = named && identifier == null && phone == null && endUserId == null;
        return new Party(identifier, phone, named ? endUserId : objectsEndUserId, endUserRead, withheld);
    }

    /** The key by which one customer's sessions are decided in order, as far as one event tells; null when it does not. */
    static String laneOf(JsonNode item, Numbers numbers) {
        var fold = new PartyFold(numbers);
        fold.event(item);
        if (fold.identifier != null) {
            return "identifier:" + fold.identifier;
        }
        return fold.phone != null ? fold.phone : fold.endUserId == null ? null : END_USER + fold.endUserId;
    }

    /** What is longer than any field that could hold it is no identifier. */
    private static String identifier(JsonNode person) {
        var identifier = Keys.text(person, "identifier");
        return identifier == null || identifier.length() > LONGEST_IDENTIFIER ? null : identifier;
    }

    private static String shown(JsonNode external) {
        var dn = Keys.text(external, "dn");
        return dn != null ? dn : Keys.text(external, "participantid");
    }

    private static String endUser(String shown) {
        return shown != null && shown.startsWith(END_USER) ? shown.substring(END_USER.length()) : null;
    }

    private static JsonNode external(JsonNode item) {
        var participants = Keys.get(item, "participants");
        if (participants != null) {
            for (var participant : participants) {
                var type = Keys.text(participant, "type");
                if ("external".equalsIgnoreCase(type) || "end_user".equalsIgnoreCase(type)) {
                    return participant;
                }
            }
        }
        return null;
    }

    private static String first(String before, String now) {
        return before != null ? before : now;
    }
}
