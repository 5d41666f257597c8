package io.github.ccaibridge.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The bill of materials that travels in the jar names what really runs. */
class BillOfMaterialsTest {
    private static final Map<String, JsonNode> COMPONENTS = components();

    @Test
    void everyComponentIsOnTheClassPathInItsVersion() {
        var jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .collect(Collectors.toSet());
        assertThat(COMPONENTS).hasSizeGreaterThan(100);
        assertThat(COMPONENTS.values())
                .extracting(one ->
                        one.path("name").asText() + "-" + one.path("version").asText() + ".jar")
                .allSatisfy(jar -> assertThat(jars).contains(jar));
    }

    @Test
    void everyDependencyOfThePomThatIsNoTestsIsNamed() {
        assertThat(COMPONENTS.keySet())
                .containsAll(PomComponents.shipped().toList())
                .contains("spring-boot-starter-web", "camel-core-engine", "postgresql", "hawtio-springboot");
        assertThat(COMPONENTS.keySet())
                .as("what only tests need")
                .doesNotContainAnyElementsOf(Set.of("junit-jupiter-api", "selenium-api", "archunit"));
    }

    @Test
    void everyComponentHasAChecksumAndNothingTellsOneBuildOfACommitFromAnother() {
        assertThat(COMPONENTS.values())
                .allSatisfy(one ->
                        assertThat(one.path("hashes").findValuesAsText("alg")).contains("SHA-256"));
        assertThat(bill().toString()).doesNotContain("serialNumber", "\"timestamp\"");
    }

    private static Map<String, JsonNode> components() {
        return StreamSupport.stream(bill().path("components").spliterator(), false)
                .collect(Collectors.toMap(one -> one.path("name").asText(), one -> one, (one, other) -> one));
    }

    private static JsonNode bill() {
        try (var file = BillOfMaterialsTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            assertThat(file)
                    .as("a bill of materials on the class path; Maven makes none with -o")
                    .isNotNull();
            return new ObjectMapper().readTree(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
