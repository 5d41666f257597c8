package io.github.ccaibridge.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.ticket.SessionCase;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a route may ask of the body. */
class BodyShapeTest {
    /** Simple's {@code ${body.ticket}} calls a method of that very name before it thinks of the getter. */
    @Test
    void noMethodOfTheBodyBearsTheNameOfAProperty() {
        var properties = Stream.of(SessionCase.class.getMethods())
                .map(Method::getName)
                .filter(name -> name.matches("(get|is)[A-Z].*"))
                .map(name -> name.replaceFirst("^(get|is)", ""))
                .map(name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1))
                .collect(Collectors.toSet());
        assertThat(Stream.of(SessionCase.class.getMethods()).map(Method::getName))
                .as("rename the method, or a route's ${body.name} runs it in place of the getter")
                .doesNotContainAnyElementsOf(properties);
    }
}
