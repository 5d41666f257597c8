package io.github.ccaibridge.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The app's definition against the documented keys, the doors it leads to, and the rules for its versions (K 10). */
class AppDefinitionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final AppDefinition definition = new AppDefinition(
            "https://bridge.example.com/",
            "ccai_kustomer_bridge",
            "CCAI Platform",
            "https://ccai.example.com/agent",
            "https://ccai.example.com");

    @Test
    void itFitsTheStrictSchemaAndAnUnknownKeyDoesNot() throws IOException {
        var tree = JSON.valueToTree(definition.asMap());
        assertThat(faults(tree)).isEmpty();
        assertThat(tree.toString()).doesNotContain("${").contains("{{{settings.default.bridgeToken}}}");
        ((com.fasterxml.jackson.databind.node.ObjectNode) tree).put("widget", "misspelt");
        assertThat(faults(tree)).hasSize(1);
    }

    @Test
    void itsVersionIsThatOfTheProject() throws IOException {
        var project = Pattern.compile("<version>([0-9.]+)(-SNAPSHOT)?</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(project.find()).isTrue();
        assertThat(definition.version()).isEqualTo(project.group(1));
    }

    @Test
    void everySettingHasItsWordsInBothLanguages() {
        var tree = JSON.valueToTree(definition.asMap());
        tree.path("settings")
                .fields()
                .forEachRemaining(category -> category.getValue().fieldNames().forEachRemaining(name -> {
                    for (var language : List.of("en_us", "de_de")) {
                        for (var what : List.of("displayName", "description")) {
                            var key =
                                    "ccai_kustomer_bridge.settings.path." + category.getKey() + "." + name + "." + what;
                            assertThat(tree.path("i18n")
                                            .path(language)
                                            .path(key)
                                            .asText())
                                    .as(language + " " + key)
                                    .isNotBlank();
                        }
                    }
                }));
    }

    @Test
    void everyAddressLeadsToADoorOfTheBridge() throws IOException {
        var doors = JSON.readTree(Files.readString(Path.of("src/main/resources/openapi/openapi.json")))
                .path("paths");
        var tree = JSON.valueToTree(definition.asMap());
        tree.path("commands")
                .forEach(
                        command -> assertThat(doors.has(path(command.path("url").asText())))
                                .isTrue());
        tree.path("outboundWebhooks")
                .forEach(hook ->
                        assertThat(doors.has(path(hook.path("url").asText()))).isTrue());
    }

    @Test
    void aVersionIsRefusedWithTheReasonOfItsRule() {
        assertThat(standing().refusal(true)).isNull();
        assertThat(standing().refusal(false)).contains("register it first");
        assertThat(standing("0.0.9").refusal(true)).contains("in version 0.0.9; upgrade it");
        assertThat(standing("0.0.9").refusal(false)).isNull();
        assertThat(standing("0.0.9", definition.version()).refusal(false)).contains("takes no version twice");
        assertThat(standing("0.0.10", "12.0.0", "2.0.0").refusal(false)).contains("12.0.0, which is higher");
        var otherRoles =
                List.of(Map.<String, Object>of("attributes", Map.of("version", "0.0.9", "roles", List.of("org.user"))));
        assertThat(new AppStanding(definition, otherRoles, null).refusal(false)).contains("new major version");
        assertThat(new AppStanding(new AppDefinition("", "a", "q", "x", "y"), List.of(), null).refusal(true))
                .contains("BRIDGE_PUBLIC_URL");
    }

    @Test
    void aWaitingUpgradeIsVisible() {
        assertThat(new AppStanding(definition, versions("0.0.9", "0.1.0"), "0.0.9").needsAttention())
                .isTrue();
        assertThat(new AppStanding(definition, versions("0.0.9", "0.1.0"), "0.0.9").todo())
                .contains("press Upgrade");
        assertThat(new AppStanding(definition, versions("0.1.0"), "0.1.0").needsAttention())
                .isFalse();
        assertThat(new AppStanding(definition, versions("0.0.9"), "0.0.9").todo())
                .contains("Upgrade the app");
    }

    private AppStanding standing(String... registered) {
        return new AppStanding(definition, versions(registered), null);
    }

    private List<Map<String, Object>> versions(String... versions) {
        return List.of(versions).stream()
                .map(version -> Map.<String, Object>of(
                        "attributes",
                        Map.of("version", version, "roles", definition.asMap().get("roles"))))
                .toList();
    }

    private static java.util.Set<?> faults(com.fasterxml.jackson.databind.JsonNode tree) throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("src/test/resources/kustomer/app-schema.json")));
        return schema.validate(tree);
    }

    private static String path(String address) {
        return address.replace("https://bridge.example.com", "");
    }
}
