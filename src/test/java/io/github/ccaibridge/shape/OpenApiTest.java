package io.github.ccaibridge.shape;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The description of the doors says what the routes do, and is complete. */
class OpenApiTest {
    private static final OpenApiDocument DOCUMENT = new OpenApiDocument();
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]*)}");
    private static final String PROBLEM = "application/problem+json";

    @Test
    void theDocumentIsOpenApi31() {
        assertThat(DOCUMENT.tree().path("openapi").asText()).startsWith("3.1.");
        assertThat(DOCUMENT.tree().path("info").path("title").asText()).isNotBlank();
    }

    @Test
    void theDocumentNamesExactlyTheDoorsThatTheRoutesOpen() {
        var opened = new RouteTree()
                .consumers()
                .filter(door -> door.is("platform-http"))
                .flatMap(door -> Stream.of(door.parameter("httpMethodRestrict").split(",", -1))
                        .map(method -> method.trim() + " " + anonymous(door.name())))
                .collect(toCollection(TreeSet::new));
        var described = DOCUMENT.operations()
                .filter(one -> !one.path().startsWith("/actuator/"))
                .map(one -> anonymous(one.name()))
                .collect(toCollection(TreeSet::new));
        assertThat(described).isEqualTo(opened);
    }

    @Test
    void everyReferenceResolves() {
        Faults.none(DOCUMENT.references()
                .filter(reference -> DOCUMENT.target(reference).isMissingNode())
                .map(reference -> reference + " points nowhere"));
    }

    @Test
    void everyOperationIsNamedAndSaysWhoMayCallIt() {
        var known = DOCUMENT.tree().path("components").path("securitySchemes");
        var names = DOCUMENT.operations()
                .map(one -> one.said().path("operationId").asText())
                .toList();
        assertThat(names).doesNotHaveDuplicates().doesNotContain("");
        Faults.none(DOCUMENT.operations()
                .filter(one ->
                        !one.said().path("security").isArray() || !one.schemes().allMatch(known::has))
                .map(one -> one.name() + ": say which login it takes, or security: [] for none"));
    }

    @Test
    void everyPathParameterIsDescribed() {
        Faults.none(DOCUMENT.operations()
                .flatMap(one -> PATH_PARAMETER
                        .matcher(one.path())
                        .results()
                        .filter(found -> !hasPathParameter(one.said(), found.group(1)))
                        .map(found -> one.name() + ": describe the path parameter " + found.group(1))));
    }

    @Test
    void everyOperationDocumentsItsErrorAnswers() {
        Faults.none(DOCUMENT.operations()
                .flatMap(one -> expected(one)
                        .filter(code -> !one.said().path("responses").has(code))
                        .map(code -> one.name() + ": describe the answer " + code)));
    }

    @Test
    void everyErrorAnswerOfOursIsProblemJson() {
        Faults.none(DOCUMENT.operations()
                .filter(one -> !one.path().startsWith("/actuator/health/"))
                .flatMap(one -> one.answers()
                        .filter(answer -> answer.getKey().compareTo("400") >= 0)
                        .filter(answer -> !isProblem(DOCUMENT.resolve(answer.getValue())))
                        .map(answer -> one.name() + ": the answer " + answer.getKey() + " must be " + PROBLEM)));
    }

    @Test
    void everyExampleFitsItsSchema() {
        Faults.none(DOCUMENT.withExamples()
                .flatMap(one -> examples(one)
                        .flatMap(example -> JsonSchemaFactory.getInstance(VersionFlag.V202012)
                                .getSchema(selfContained(one.path("schema")))
                                .validate(example)
                                .stream()
                                .map(fault -> example + ": " + fault.getMessage()))));
    }

    /** Whoever is asked for a login may be refused; what changes something is for admins; a body may be wrong or too large. */
    private static Stream<String> expected(OpenApiDocument.Operation one) {
        var codes = Stream.<String>builder();
        if (one.isGuarded()) {
            codes.add("401");
        }
        if (one.path().startsWith("/api/") && one.method().equals("POST")) {
            codes.add("403");
        }
        if (one.said().has("requestBody")) {
            codes.add("400").add("413").add("422");
        }
        if (!one.path().equals("/openapi") && !one.path().equals("/actuator/prometheus")) {
            codes.add("503");
        }
        return codes.build();
    }

    private static boolean isProblem(JsonNode answer) {
        var schema = answer.path("content").path(PROBLEM).path("schema");
        return schema.path("$ref").asText().endsWith("/Problem");
    }

    private static boolean hasPathParameter(JsonNode operation, String name) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .anyMatch(one -> one.path("in").asText().equals("path")
                        && one.path("required").asBoolean()
                        && one.path("name").asText().equals(name));
    }

    private static Stream<JsonNode> examples(JsonNode one) {
        return one.has("example")
                ? Stream.of(one.path("example"))
                : StreamSupport.stream(one.path("examples").spliterator(), false)
                        .map(named -> named.path("value"));
    }

    private static JsonNode selfContained(JsonNode schema) {
        return ((ObjectNode) schema.deepCopy())
                .set("components", DOCUMENT.tree().path("components"));
    }

    private static String anonymous(String path) {
        return PATH_PARAMETER.matcher(path).replaceAll("{}");
    }
}
