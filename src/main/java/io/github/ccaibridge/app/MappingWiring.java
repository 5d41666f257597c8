package io.github.ccaibridge.app;

import io.github.ccaibridge.agentstatus.Preconditions;
import io.github.ccaibridge.agentstatus.StatusPolicy;
import io.github.ccaibridge.camel.Agents;
import io.github.ccaibridge.camel.StatusMappings;
import io.github.ccaibridge.ccai.UserStatuses;
import io.github.ccaibridge.kustomer.RoutingStatuses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that read both vendors' lists of statuses and keep what means what, and that list agents. */
@Configuration(proxyBeanMethods = false)
class MappingWiring {
    @Bean
    RoutingStatuses routingStatuses() {
        return new RoutingStatuses();
    }

    @Bean
    UserStatuses userStatuses() {
        return new UserStatuses();
    }

    @Bean
    StatusMappings statusMappings(StatusPolicy policy) {
        return new StatusMappings(policy.bothWays());
    }

    @Bean
    Preconditions preconditions(BridgeSettings settings) {
        return new Preconditions(settings.status().externalQueue());
    }

    @Bean
    Agents agents(Preconditions preconditions) {
        return new Agents(preconditions);
    }
}
