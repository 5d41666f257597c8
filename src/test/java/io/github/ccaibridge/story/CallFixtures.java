package io.github.ccaibridge.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The documented call objects (C 10.5). */
final class CallFixtures {
    private CallFixtures() {}

    static ObjectNode object(long id) {
        try {
            for (var call : new ObjectMapper().readTree(BridgeUnderTest.fixture("calls.json"))) {
                if (call.path("id").asLong() == id) {
                    return (ObjectNode) call;
                }
            }
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
        throw new IllegalArgumentException("calls.json holds no call " + id);
    }
}
