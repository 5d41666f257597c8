package io.github.ccaibridge.app;

import io.github.ccaibridge.ccai.AgentSightings;
import io.github.ccaibridge.kustomer.AppStatus;
import io.github.ccaibridge.kustomer.Assumptions;
import io.github.ccaibridge.kustomer.Teams;
import io.github.ccaibridge.kustomer.WorkSessions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that read agents' statuses. */
@Configuration(proxyBeanMethods = false)
class SightingWiring {
    @Bean
    WorkSessions workSessions(Assumptions assumptions) {
        return new WorkSessions(assumptions);
    }

    @Bean
    Teams teams(Assumptions assumptions) {
        return new Teams(assumptions);
    }

    @Bean
    AppStatus appStatus() {
        return new AppStatus();
    }

    @Bean
    AgentSightings agentSightings() {
        return new AgentSightings();
    }
}
