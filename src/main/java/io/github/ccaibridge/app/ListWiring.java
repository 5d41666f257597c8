package io.github.ccaibridge.app;

import io.github.ccaibridge.camel.RuleTable;
import io.github.ccaibridge.camel.SessionRows;
import io.github.ccaibridge.kustomer.WebAddress;
import io.github.ccaibridge.ticket.TicketPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The beans that show people what was decided, and where it stands in Kustomer. */
@Configuration(proxyBeanMethods = false)
class ListWiring {
    @Bean
    WebAddress webAddress(Environment settings) {
        return new WebAddress(settings.getProperty("kustomer.url"), settings.getProperty("kustomer.assume.web-url"));
    }

    @Bean
    SessionRows sessionRows() {
        return new SessionRows();
    }

    @Bean
    RuleTable ruleTable(TicketPolicy policy) {
        return new RuleTable(policy);
    }
}
