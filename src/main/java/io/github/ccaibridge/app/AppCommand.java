package io.github.ccaibridge.app;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.springframework.stereotype.Component;

/** {@code kustomer-app register} and {@code kustomer-app upgrade}: brings the app's next version to Kustomer. */
@Component
final class AppCommand implements Command {
    private final CamelContext camel;

    AppCommand(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public String name() {
        return "kustomer-app";
    }

    @Override
    public int run(List<String> words, PrintStream out) {
        if (words.size() != 1 || !List.of("register", "upgrade").contains(words.get(0))) {
            out.println(
                    "Say kustomer-app register for the first time, and kustomer-app upgrade for every later version.");
            return 2;
        }
        var consumer = camel.getRoute("register-kustomer-app").getConsumer();
        var exchange = consumer.createExchange(false);
        exchange.getMessage()
                .setHeaders(new java.util.HashMap<>(Map.of("how", words.get(0), "X-Bridge-User", "command line")));
        try {
            consumer.getProcessor().process(exchange);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        var status = exchange.getMessage().getHeader("CamelHttpResponseCode", 200, Integer.class);
        out.println(exchange.getMessage().getBody(String.class));
        return status < 400 ? 0 : 1;
    }
}
