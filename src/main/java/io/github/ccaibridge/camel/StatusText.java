package io.github.ccaibridge.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.ccaibridge.agentstatus.AgentState;
import io.github.ccaibridge.agentstatus.Side;
import io.github.ccaibridge.agentstatus.Sighting;
import io.github.ccaibridge.agentstatus.StatusMapping;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** The words of agents' statuses as JSON, as their rows hold them. */
final class StatusText {
    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .registerModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new Moments()));

    private StatusText() {}

    /** PostgreSQL writes an offset where we write a Z. */
    private static final class Moments extends FromStringDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        Moments() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) {
            return moment(text);
        }
    }

    static Instant moment(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    static AgentState state(String text) throws JsonProcessingException {
        return "{}".equals(text) ? AgentState.unknown() : JSON.readValue(text, AgentState.class);
    }

    static StatusMapping mapping(String text) throws JsonProcessingException {
        return JSON.readValue(text, StatusMapping.class);
    }

    static JsonNode tree(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    static Sighting sighting(JsonNode row) {
        return new Sighting(
                row.path("n").asLong(),
                Side.valueOf(row.path("side").asText().toUpperCase(Locale.ROOT)),
                text(row, "source"),
                text(row, "value"),
                time(row, "changed_at"),
                time(row, "as_of"),
                text(row, "work_session"),
                text(row, "team"),
                text(row, "instance"),
                text(row, "refusal"));
    }

    static String text(JsonNode row, String name) {
        return row.path(name).isTextual() ? row.path(name).asText() : null;
    }

    static Instant time(JsonNode row, String name) {
        return row.path(name).isTextual() ? moment(row.path(name).asText()) : null;
    }

    static String write(Object words) {
        try {
            return JSON.writeValueAsString(words);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
