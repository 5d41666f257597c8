package io.github.ccaibridge.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.kustomer.AppCase;
import io.github.ccaibridge.kustomer.FieldCase;
import io.github.ccaibridge.kustomer.Reading;
import io.github.ccaibridge.kustomer.StatusQuestion;
import io.github.ccaibridge.kustomer.StatusUpdate;
import io.github.ccaibridge.kustomer.Upload;
import io.github.ccaibridge.ticket.KustomerAnswer;
import io.github.ccaibridge.ticket.KustomerRequest;
import io.github.ccaibridge.ticket.SessionCase;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a route may ask of the body. */
class BodyShapeTest {
    /** Simple's {@code ${body.ticket}} finds a method of that very name at once, and a getter by a look at every method, each time. */
    @Test
    void whatARouteAsksOfABodyIsNoGetter() {
        var bodies = Stream.of(
                SessionCase.class,
                Upload.class,
                Reading.class,
                AppCase.class,
                FieldCase.class,
                StatusQuestion.class,
                StatusUpdate.class,
                KustomerRequest.class,
                KustomerAnswer.class);
        assertThat(bodies.flatMap(body -> Stream.of(body.getMethods())))
                .filteredOn(method -> method.getDeclaringClass() != Object.class)
                .extracting(Method::getName)
                .as("name it as in a record")
                .noneMatch(name -> name.matches("(get|is)[A-Z].*"));
    }
}
