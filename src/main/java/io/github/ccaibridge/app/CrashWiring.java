package io.github.ccaibridge.app;

import io.github.ccaibridge.camel.Crash;
import io.github.ccaibridge.camel.CrashPoint;
import io.github.ccaibridge.camel.CrashingStep;
import org.flywaydb.core.api.callback.Callback;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The crash points of tests (docs/faults.md): nothing of them exists until {@code bridge.fault.crash-at} names one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${bridge.fault.crash-at:}'.isBlank()")
class CrashWiring {
    @Bean
    Crash crash(@Value("${bridge.fault.crash-at}") String setting) {
        return Crash.at(setting).armed();
    }

    @Bean
    CrashingStep crashingStep(Crash crash, PlatformTransactionManager transactions) {
        return new CrashingStep(
                crash, work -> new TransactionTemplate(transactions).executeWithoutResult(open -> work.run()));
    }

    @Bean
    Callback crashingMigration(Crash crash) {
        return new CrashingMigration(crash.point() == CrashPoint.IN_A_MIGRATION ? crash::pass : () -> {});
    }
}
