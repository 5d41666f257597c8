package io.github.ccaibridge.camel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.ExpressionAdapter;

/**
 * A parameter of a statement that is asked of the body by a method's name, or of a map in a variable by a key. Camel's own way
 * copies the exchange with all of its variables twice for each such question; what is neither is left to it.
 */
final class QuickParameter extends ExpressionAdapter {
    private static final Pattern OF_BODY = Pattern.compile("\\$\\{body\\.(\\w+)}");
    private static final Pattern OF_VARIABLE = Pattern.compile("\\$\\{variable\\.(\\w+)\\[(\\w+)]}");

    private final Map<Class<?>, Optional<Method>> methods = new ConcurrentHashMap<>();
    private final String variable;
    private final String name;
    private final Expression camels;

    /** The variable is null where the body is meant. */
    private QuickParameter(String variable, String name, Expression camels) {
        this.variable = variable;
        this.name = name;
        this.camels = camels;
    }

    /** The quicker of two ways to the same value. */
    static Expression of(String text, Expression camels) {
        var ofBody = OF_BODY.matcher(text);
        if (ofBody.matches()) {
            return new QuickParameter(null, ofBody.group(1), camels);
        }
        var ofVariable = OF_VARIABLE.matcher(text);
        return ofVariable.matches() ? new QuickParameter(ofVariable.group(1), ofVariable.group(2), camels) : camels;
    }

    @Override
    public Object evaluate(Exchange exchange) {
        if (variable != null) {
            return exchange.getVariable(variable) instanceof Map<?, ?> map && map.containsKey(name)
                    ? map.get(name)
                    : camels.evaluate(exchange, Object.class);
        }
        var body = exchange.getMessage().getBody();
        var method = body == null || body instanceof Map
                ? Optional.<Method>empty()
                : methods.computeIfAbsent(body.getClass(), this::named);
        return method.isPresent() ? ask(body, method.get()) : camels.evaluate(exchange, Object.class);
    }

    private Optional<Method> named(Class<?> type) {
        try {
            var found = type.getMethod(name);
            return Modifier.isPublic(found.getDeclaringClass().getModifiers()) ? Optional.of(found) : Optional.empty();
        } catch (NoSuchMethodException notByThisName) {
            return Optional.empty();
        }
    }

    private static Object ask(Object body, Method method) {
        try {
            return method.invoke(body);
        } catch (InvocationTargetException thrown) {
            throw RuntimeCamelException.wrapRuntimeCamelException(thrown.getCause());
        } catch (IllegalAccessException notOpen) {
            throw new IllegalStateException(notOpen);
        }
    }
}
