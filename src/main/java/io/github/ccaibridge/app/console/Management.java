package io.github.ccaibridge.app.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The management API without the way over HTTP: the console asks the same routes, and so shows nothing that the API does not have. */
@Component
class Management {
    private final CamelContext camel;
    private final ObjectMapper json;

    Management(CamelContext camel, ObjectMapper json) {
        this.camel = camel;
        this.json = json;
    }

    Answer ask(Visitor visitor, String route, Map<String, ?> parameters) {
        return ask(visitor, route, parameters, null);
    }

    /** Sends parameters and body to the route with that id, in the visitor's name; its problem JSON comes back as an answer too. */
    Answer ask(Visitor visitor, String route, Map<String, ?> parameters, JsonNode body) {
        var consumer = camel.getRoute(route).getConsumer();
        var exchange = consumer.createExchange(false);
        parameters.forEach(exchange.getMessage()::setHeader);
        exchange.getMessage().setHeader("X-Bridge-Role", visitor.role());
        exchange.getMessage().setHeader("X-Bridge-User", visitor.name());
        exchange.getMessage().setBody(body == null ? null : body.toString());
        try {
            consumer.getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            return answer(exchange);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    private Answer answer(Exchange exchange) throws JsonProcessingException {
        var message = exchange.getMessage();
        var text = message.getBody(String.class);
        return new Answer(
                message.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class),
                text == null || text.isBlank() ? json.missingNode() : json.readTree(text),
                message.getHeader("ETag", String.class));
    }
}
