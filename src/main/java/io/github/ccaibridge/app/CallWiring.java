package io.github.ccaibridge.app;

import io.github.ccaibridge.ccai.ClickedCalls;
import io.github.ccaibridge.ccai.Numbers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that start calls. */
@Configuration(proxyBeanMethods = false)
class CallWiring {
    @Bean
    ClickedCalls clickedCalls(Numbers numbers) {
        return new ClickedCalls(numbers);
    }
}
