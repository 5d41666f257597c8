package io.github.ccaibridge.shape;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A place in a route that names a bean, and the method it wants with its arguments as they are written. */
record BeanCall(RouteFile file, String id, String bean, String method) {
    private static final Pattern IN_TEXT = Pattern.compile("\\bbean:([\\w-]+)(?:(?:\\?method=|\\.|::)(\\w+))?");
    private static final Pattern BY_NAME = Pattern.compile("#(?!class:|type:|bean:)([\\w-]+)");
    private static final Pattern NESTED = Pattern.compile("\\$\\{[^}]*}|'[^']*'");
    private static final Set<String> NAMING_KEYS =
            Set.of("ref", "aggregationStrategy", "aggregationRepository", "idempotentRepository", "executorService");

    static Stream<BeanCall> in(RouteTree tree) {
        return Stream.concat(
                in(tree.scalars()),
                tree.endpoints().filter(one -> one.is("bean")).map(BeanCall::of));
    }

    static Stream<BeanCall> in(Stream<Scalar> values) {
        return values.flatMap(BeanCall::in);
    }

    private static BeanCall of(Endpoint endpoint) {
        return new BeanCall(endpoint.at().file(), endpoint.at().name(), endpoint.name(), endpoint.parameter("method"));
    }

    private static Stream<BeanCall> in(Scalar one) {
        if (NAMING_KEYS.contains(one.key()) && !one.text().startsWith("#")) {
            return Stream.of(one.call(one.text(), one.key().equals("ref") ? one.beside("method") : ""));
        }
        var byName = BY_NAME.matcher(one.text());
        if (byName.matches()) {
            return Stream.of(one.call(byName.group(1), ""));
        }
        return IN_TEXT.matcher(one.text())
                .results()
                .map(found -> one.call(found.group(1), found.group(2) == null ? "" : found.group(2)));
    }

    /** Whether the type has the method, with as many parameters as arguments are written. */
    boolean fits(Class<?> type) {
        return method.isEmpty() || Stream.of(type.getMethods()).anyMatch(this::fits);
    }

    private boolean fits(Method candidate) {
        var open = method.indexOf('(');
        if (open < 0) {
            return candidate.getName().equals(method);
        }
        return candidate.getName().equals(method.substring(0, open))
                && candidate.getParameterCount() == arguments(method.substring(open + 1, method.lastIndexOf(')')));
    }

    private static long arguments(String list) {
        var flat = NESTED.matcher(list).replaceAll("one");
        return list.isBlank()
                ? 0
                : 1 + flat.chars().filter(letter -> letter == ',').count();
    }
}
