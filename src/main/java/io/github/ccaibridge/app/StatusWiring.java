package io.github.ccaibridge.app;

import io.github.ccaibridge.agentstatus.StatusEngine;
import io.github.ccaibridge.agentstatus.StatusPolicy;
import io.github.ccaibridge.app.BridgeSettings.Direction;
import io.github.ccaibridge.app.BridgeSettings.Priority;
import io.github.ccaibridge.app.BridgeSettings.Switch;
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
}
