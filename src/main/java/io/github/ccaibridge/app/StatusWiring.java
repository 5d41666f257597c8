package io.github.ccaibridge.app;

import io.github.ccaibridge.agentstatus.StatusEngine;
import io.github.ccaibridge.agentstatus.StatusPolicy;
import io.github.ccaibridge.app.BridgeSettings.Direction;
import io.github.ccaibridge.app.BridgeSettings.Priority;
import io.github.ccaibridge.app.BridgeSettings.Switch;
import io.github.ccaibridge.camel.AgentWrites;
import io.github.ccaibridge.camel.StatusAnswers;
import io.github.ccaibridge.camel.StatusFailures;
import io.github.ccaibridge.camel.StatusMeter;
import io.github.ccaibridge.camel.WriteAnswers;
import io.github.ccaibridge.camel.WritesTogether;
import io.github.ccaibridge.kustomer.StatusUpdates;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that decide agents' statuses and write them. */
@Configuration(proxyBeanMethods = false)
class StatusWiring {
    @Bean
    StatusPolicy statusPolicy(
            BridgeSettings settings, @Value("${ccai.assume.own-next-status-is-newer}") boolean ownNextIsNewer) {
        var status = settings.status();
        return new StatusPolicy(
                status.direction() == Direction.BOTH,
                status.priority() == Priority.CRM_OVERRIDES_NEXT,
                status.atLogin() == Switch.ON,
                ownNextIsNewer,
                status.echoWindow(),
                status.flips(),
                status.flipWindow(),
                status.calmAfter());
    }

    @Bean
    StatusEngine statusEngine(StatusPolicy policy) {
        return new StatusEngine(policy);
    }

    @Bean
    StatusAnswers statusAnswers(StatusEngine engine) {
        return new StatusAnswers(engine);
    }

    @Bean
    GroupedBodyAggregationStrategy answersTogether() {
        return new GroupedBodyAggregationStrategy();
    }

    @Bean
    WritesTogether writesTogether() {
        return new WritesTogether();
    }

    @Bean
    AgentWrites agentWrites() {
        return new AgentWrites();
    }

    @Bean
    StatusUpdates statusUpdates(@Value("${kustomer.assume.work-session-status}") String field) {
        return new StatusUpdates(field);
    }

    @Bean
    WriteAnswers writeAnswers(StatusUpdates updates) {
        return new WriteAnswers(updates);
    }

    @Bean
    StatusFailures statusFailures() {
        return new StatusFailures();
    }

    @Bean
    StatusMeter statusMeter(MeterRegistry meters) {
        return new StatusMeter(meters);
    }
}
