package io.github.ccaibridge.app;

import java.util.HashMap;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings as a test gives them: by property name, or by environment name as an operator writes them. */
final class TestSettings {
    private TestSettings() {}

    static ConfigurableEnvironment of(String... settings) {
        var properties = new HashMap<String, Object>();
        var variables = new HashMap<String, Object>();
        Stream.of(settings).map(setting -> setting.split("=", 2)).forEach(setting -> {
            var target = setting[0].matches("[A-Z_]+") ? variables : properties;
            target.put(setting[0], setting[1]);
        });
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME + "-test", variables));
        return environment;
    }
}
