package io.github.ccaibridge.app;

import io.github.ccaibridge.camel.CustomDataMapping;
import io.github.ccaibridge.camel.MappedData;
import io.github.ccaibridge.camel.MappingImport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the routes of custom data name. */
@Configuration(proxyBeanMethods = false)
class FieldWiring {
    @Bean
    CustomDataMapping customDataMapping(BridgeSettings settings) {
        return new CustomDataMapping(settings.customData().mappingFile());
    }

    @Bean
    MappingImport mappingImport(CustomDataMapping mapping) {
        return new MappingImport(mapping);
    }

    @Bean
    MappedData mappedData() {
        return new MappedData();
    }
}
