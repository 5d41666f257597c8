package io.github.ccaibridge.app;

import io.github.ccaibridge.camel.CustomDataMapping;
import io.github.ccaibridge.camel.MappedData;
import io.github.ccaibridge.camel.MappingImport;
import io.github.ccaibridge.kustomer.FieldDefinitions;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
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
    FieldDefinitions fieldDefinitions() {
        return new FieldDefinitions();
    }

    /** Joins what a splitter made of each part into one list. */
    @Bean
    GroupedBodyAggregationStrategy asList() {
        return new GroupedBodyAggregationStrategy();
    }

    @Bean
    MappedData mappedData() {
        return new MappedData();
    }
}
