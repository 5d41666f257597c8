package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.ccai.SessionEvents.WrongShape;
import io.github.ccaibridge.session.SharedTime;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;

/** Reads a signed chat webhook (C 2.3), whose words are not documented: it is kept as it is, and says which chat to read anew. */
public final class ChatWebhooks {
    private static final int LONGEST = 300;
    private final ObjectMapper json = new ObjectMapper();

    /** The inbox row as JSON; the same body twice is one row. */
    public String row(JsonNode body) throws JsonProcessingException, NoSuchAlgorithmException {
        if (body == null || !body.isObject()) {
            throw new WrongShape("The body must be a JSON object that tells of one chat.");
        }
        var chat = chat(body);
        if (chat == null || chat.isBlank() || chat.length() > LONGEST) {
            throw new WrongShape(
                    "chat.id (or chat_id) is missing or longer than " + LONGEST + " characters: it names the chat.");
        }
        var text = json.writeValueAsString(body);
        var row = new LinkedHashMap<String, Object>();
        row.put("event_id", "chat-webhook:" + SessionEvents.hash(text));
        row.put("source", "chat-webhook");
        row.put("kind", "told");
        row.put("session_id", "chat:" + chat);
        row.put("occurred_at", SharedTime.now().toString());
        row.put("payload", text);
        return json.writeValueAsString(row);
    }

    private static String chat(JsonNode body) {
        var nested = Keys.get(body, "chat");
        var id = nested != null && nested.isObject() ? Keys.text(nested, "id") : null;
        return id != null ? id : Keys.text(body, "chatid");
    }
}
