package io.github.ccaibridge.ccai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ccaibridge.session.SessionFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What CCAI Platform told of one session, as a test writes it down: events by their second, and answers of its APIs. */
public final class Told {
    public static final Instant START = Instant.parse("2025-11-26T09:00:00Z");
    public static final String CALLER = "{'type':'external','dn':'+12025550143','state':'connected'}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String kind;
    private final String fixed;
    private final List<Fold.Stored> events = new ArrayList<>();

    private Told(String kind, String fixed) {
        this.kind = kind;
        this.fixed = fixed;
    }

    public static Told ivrCall() {
        return new Told("call", "'call_id':1,'direction':'incoming','session_type':'Voice Inbound (IVR)'");
    }

    public static Told outboundCall() {
        return new Told("call", "'call_id':1,'direction':'outgoing','session_type':'Voice Outbound'");
    }

    public static Told webChat() {
        return new Told("chat", "'chat_id':1,'direction':'incoming','session_type_v2':'In-web'");
    }

    /** A session of which the events tell nothing but what each says itself. */
    public static Told bare(String kind) {
        return new Told(kind, "'" + kind + "_id':1");
    }

    /** A running session's event: members of its item, then its participants. */
    public Told event(int second, String members, String... participants) {
        return event(second, "connected", members, participants);
    }

    public Told end(int second, String... participants) {
        return event(second, "disconnected", "", participants);
    }

    private Told event(int second, String state, String members, String... participants) {
        var item = Stream.of(
                        fixed,
                        "'state':'" + state + "'",
                        members,
                        "'participants':[" + String.join(",", participants) + "]")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(",", "{", "}"));
        return stored(second, "events", "{'event_id':'e" + events.size() + "','item':" + item + "}");
    }

    public Told object(int second, String json) {
        return stored(second, CallObjects.SOURCE, json);
    }

    public Told endUser(int second, String json) {
        return stored(second, EndUsers.SOURCE, json);
    }

    public Told metadata(int second, String json) {
        return stored(second, MetadataFiles.SOURCE, json);
    }

    /** A file that came into the store, then into Kustomer ({@code upload}), or what calls a voicemail back ({@code call-back}). */
    public Told late(int second, String source, String json) {
        return stored(second, source, json);
    }

    private Told stored(int second, String source, String json) {
        var at = START.plusSeconds(second);
        events.add(new Fold.Stored(at, at, source, json(json)));
        return this;
    }

    public List<Fold.Stored> events() {
        return List.copyOf(events);
    }

    public SessionFacts facts() {
        return facts(events);
    }

    public SessionFacts facts(List<Fold.Stored> some) {
        return Fold.of(kind, "1", some, new Numbers(null));
    }

    @Override
    public String toString() {
        return kind + " of " + fixed;
    }

    public static String agent(String id, String state) {
        return "{'type':'agent','id':'" + id + "','state':'" + state + "'}";
    }

    /** JSON with single quotes. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(text, wrong);
        }
    }

    /** The stored events of a documented body under {@code src/test/resources/ccai}. */
    static List<Fold.Stored> fixture(String name) {
        try (var body = Told.class.getResourceAsStream("/ccai/" + name)) {
            var stored = new ArrayList<Fold.Stored>();
            for (var event : JSON.readTree(body).get("events")) {
                var at = Keys.time(event, "timestamp");
                stored.add(new Fold.Stored(at, at, "events", event));
            }
            return stored;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The object with this id in the documented answer of the Manager API. */
    static String documentedObject(long id) {
        try (var body = Told.class.getResourceAsStream("/ccai/calls.json")) {
            for (var object : JSON.readTree(body)) {
                if (object.get("id").asLong() == id) {
                    return object.toString();
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        throw new IllegalArgumentException("no object " + id);
    }
}
