package io.github.ccaibridge.app;

import io.github.ccaibridge.camel.RuleTable;
import io.github.ccaibridge.camel.SessionRows;
import io.github.ccaibridge.ticket.TicketPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that show people lists of what was decided and changed. */
@Configuration(proxyBeanMethods = false)
class ListWiring {
    @Bean
    SessionRows sessionRows() {
        return new SessionRows();
    }

    @Bean
    RuleTable ruleTable(TicketPolicy policy) {
        return new RuleTable(policy);
    }
}
