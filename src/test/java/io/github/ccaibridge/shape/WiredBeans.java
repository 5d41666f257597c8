package io.github.ccaibridge.shape;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of our configurations by name and type, and the few that Spring Boot itself gives. */
final class WiredBeans {
    private static final Map<String, Class<?>> OF_SPRING_BOOT = Map.of("dataSource", DataSource.class);

    private WiredBeans() {}

    static Map<String, Class<?>> all() {
        var beans = new TreeMap<String, Class<?>>(OF_SPRING_BOOT);
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(PackageShapeTest.ROOT + ".app")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Configuration.class))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Bean.class))
                        .map(JavaMethod::reflect)
                        .forEach(method -> beans.put(name(method), method.getReturnType()));
        return beans;
    }

    private static String name(Method method) {
        var given = method.getAnnotation(Bean.class).value();
        return given.length == 0 ? method.getName() : given[0];
    }
}
