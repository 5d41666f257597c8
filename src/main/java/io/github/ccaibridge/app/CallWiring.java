package io.github.ccaibridge.app;

import io.github.ccaibridge.camel.CrmFiles;
import io.github.ccaibridge.ccai.ClickedCalls;
import io.github.ccaibridge.ccai.CrmAnswers;
import io.github.ccaibridge.ccai.CrmCalls;
import io.github.ccaibridge.ccai.Numbers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that start calls, and those of CCAI Platform's custom CRM. */
@Configuration(proxyBeanMethods = false)
class CallWiring {
    @Bean
    ClickedCalls clickedCalls(Numbers numbers) {
        return new ClickedCalls(numbers);
    }

    @Bean
    CrmCalls crmCalls(Numbers numbers) {
        return new CrmCalls(numbers);
    }

    @Bean
    CrmFiles crmFiles() {
        return new CrmFiles();
    }

    @Bean
    CrmAnswers crmAnswers() {
        return new CrmAnswers();
    }
}
