package io.github.ccaibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.camel.Crash;
import io.github.ccaibridge.camel.CrashPoint;
import io.github.ccaibridge.support.TestDatabase;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.SetBodyDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.flywaydb.core.api.callback.Callback;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Crash points exist only where the setting names one. */
class CrashWiringTest {
    private final ApplicationContextRunner bridge = new ApplicationContextRunner()
            .withPropertyValues("spring.datasource.url=" + TestDatabase.newDatabase())
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class))
            .withUserConfiguration(CrashWiring.class);

    @Test
    void withoutTheSettingNothingStandsAroundAStepOrAMigration() {
        bridge.run(CrashWiringTest::assertUntouched);
        bridge.withPropertyValues("bridge.fault.crash-at=").run(CrashWiringTest::assertUntouched);
    }

    private static void assertUntouched(ApplicationContext started) {
        assertThat(started.getBeansOfType(InterceptStrategy.class)).isEmpty();
        assertThat(started.getBeansOfType(Callback.class)).isEmpty();
        assertThat(started.getBeansOfType(Crash.class)).isEmpty();
    }

    @Test
    void withTheSettingNothingStandsAroundAnyOtherStep() {
        bridge.withPropertyValues("bridge.fault.crash-at=after-claim").run(started -> {
            var strategy = started.getBean(InterceptStrategy.class);
            assertThat(isLeftAlone(strategy, CrashPoint.AFTER_CLAIM.step().orElseThrow()))
                    .isFalse();
            assertThat(isLeftAlone(strategy, "claim-lanes")).isTrue();
        });
    }

    private static boolean isLeftAlone(InterceptStrategy strategy, String id) throws Exception {
        Processor step = exchange -> {};
        var named = new SetBodyDefinition();
        named.setId(id);
        try (CamelContext camel = new DefaultCamelContext()) {
            return strategy.wrapProcessorInInterceptors(camel, named, step, null) == step;
        }
    }
}
