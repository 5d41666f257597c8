package io.github.ccaibridge.shape;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of our configurations by name and type, and the few that Spring Boot itself gives. */
final class WiredBeans {
    private static final String APP = PackageShapeTest.ROOT + ".app";
    private static final Map<String, Class<?>> OF_SPRING_BOOT = Map.of("dataSource", DataSource.class);

    private WiredBeans() {}

    static Map<String, Class<?>> all() {
        var beans = new TreeMap<>(OF_SPRING_BOOT);
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(APP).stream()
                        .filter(type -> type.isAnnotatedWith(Configuration.class))
                        .map(JavaClass::reflect)
                        .forEach(type -> beans.putAll(of(type)));
        return beans;
    }

    static Map<String, Class<?>> of(Class<?> configuration) {
        var beans = new TreeMap<String, Class<?>>();
        Stream.of(configuration.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Bean.class))
                .forEach(method -> beans.put(name(method), method.getReturnType()));
        return beans;
    }

    /** The configuration of that name, which its package keeps to itself. */
    static Class<?> configuration(String name) {
        try {
            return Class.forName(APP + "." + name);
        } catch (ClassNotFoundException renamed) {
            throw new IllegalStateException("There is no configuration " + name + " any more", renamed);
        }
    }

    private static String name(Method method) {
        var given = method.getAnnotation(Bean.class).value();
        return given.length == 0 ? method.getName() : given[0];
    }
}
