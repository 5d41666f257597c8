package io.github.ccaibridge.shape;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The manifests for Kubernetes and Camel K as they lie in the repository. */
final class Manifests {
    static final Path K8S = Path.of("k8s");

    /** Reads them into their models and takes no key that those do not know. */
    static final ObjectMapper STRICT = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new Introspector());

    private static final List<String> NO_MANIFESTS =
            List.of("kustomization.yaml", "name-reference.yaml", "beans.camel.yaml");

    private Manifests() {}

    /** The models swallow what they do not know; here it is a fault. */
    private static final class Introspector extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated member) {
            return JsonIgnoreProperties.Value.empty();
        }
    }

    static Stream<JsonNode> all() {
        return files(".yaml")
                .filter(file -> NO_MANIFESTS.stream().noneMatch(file::endsWith))
                .map(Manifests::read);
    }

    /** The one at a path below the folder of all. */
    static JsonNode at(String path) {
        return read(K8S.resolve(path));
    }

    static JsonNode deployment() {
        return at("base/deployment.yaml");
    }

    private static JsonNode read(Path file) {
        try {
            return STRICT.readTree(file.toFile());
        } catch (IOException broken) {
            throw new UncheckedIOException(file.toString(), broken);
        }
    }

    /** All files whose name ends so. */
    static Stream<Path> files(String ending) {
        try (var files = Files.walk(K8S)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
