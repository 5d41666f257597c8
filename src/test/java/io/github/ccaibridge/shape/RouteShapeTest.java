package io.github.ccaibridge.shape;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a route file is written: canonical, named throughout, and short. */
class RouteShapeTest {
    private static final RouteTree ROUTES = new RouteTree();
    private static final int LONGEST = 200;
    /** A file that is a table may be longer; name it here and say of what it is a table. */
    private static final Set<String> TABLES = Set.of();

    private static final Pattern VERB_NOUN = Pattern.compile("[a-z]+(-[a-z0-9]+)+");
    private static final Pattern GENERATED = Pattern.compile(".*-[0-9]+|[a-z][A-Za-z]*[0-9]+");
    private static final Set<String> NOT_A_STEP = Set.of("routeConfiguration", "route", "beans", "onException");
    private static final Set<String> LANGUAGES = Set.of(
            "simple",
            "constant",
            "method",
            "jq",
            "jsonpath",
            "variable",
            "header",
            "exchangeProperty",
            "tokenize",
            "xpath");
    private static final Set<String> SCRIPTS = Set.of(
            "groovy",
            "js",
            "javascript",
            "java",
            "joor",
            "python",
            "mvel",
            "ognl",
            "spel",
            "wasm",
            "script",
            "language");

    @Test
    void everyFileFollowsTheSchemaOfTheYamlDsl() {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V4)
                .getSchema(RouteShapeTest.class.getResourceAsStream("/schema/camelYamlDsl.json"));
        Faults.none(ROUTES.files().stream()
                .flatMap(file -> schema.validate(file.tree()).stream()
                        .map(fault -> file.fault(fault.getInstanceLocation().toString(), fault.getMessage()))));
    }

    @Test
    void everyRouteHasAnIdAGroupAndADescription() {
        Faults.none(ROUTES.routes()
                .flatMap(route -> Stream.of("id", "group", "description")
                        .filter(key -> route.text(key).isBlank())
                        .map(key -> route.fault("has no " + key + "; add one"))));
    }

    @Test
    void theGroupOfARouteIsTheFolderItLiesIn() {
        Faults.none(ROUTES.routes()
                .filter(route -> !route.text("group").equals(route.file().folder()))
                .map(route -> route.fault("set group: " + route.file().folder() + ", or move the file")));
    }

    @Test
    void theSharedFolderHoldsConfigurationsAndNoRoutes() {
        Faults.none(ROUTES.routes()
                .filter(route -> route.file().folder().equals("shared"))
                .map(route -> route.fault("move this route to the folder of the business word it belongs to")));
    }

    @Test
    void aRouteIdIsAVerbAndANounWithHyphens() {
        Faults.none(ROUTES.routes()
                .filter(route -> !VERB_NOUN.matcher(route.text("id")).matches())
                .map(route -> route.fault("name it by verb and noun in lower case, such as open-ticket")));
    }

    @Test
    void everyStepHasAnId() {
        Faults.none(ROUTES.nodes()
                .filter(node ->
                        !NOT_A_STEP.contains(node.kind()) && node.text("id").isBlank())
                .map(node -> node.fault("has no id, so nobody can find it in Hawtio; add one")));
    }

    @Test
    void everyIdIsUniqueInTheWholeTree() {
        var ids = ROUTES.scalars()
                .filter(one -> one.key().equals("id") && !one.isBelow("parameters"))
                .collect(groupingBy(Scalar::text, TreeMap::new, toList()));
        Faults.none(ids.values().stream()
                .filter(same -> same.size() > 1)
                .flatMap(same -> same.stream().map(one -> one.fault("stands " + same.size() + " times; rename one"))));
    }

    @Test
    void noIdLooksGenerated() {
        Faults.none(ROUTES.nodes()
                .filter(node -> GENERATED.matcher(node.text("id")).matches())
                .map(node -> node.fault("ends in digits like a generated id; say with words what it is for")));
    }

    @Test
    void everyBranchHasADescription() {
        Faults.none(ROUTES.nodes()
                .filter(node -> node.is("when") || node.is("otherwise"))
                .filter(node -> node.text("description").isBlank())
                .map(node -> node.fault("has no description; say in a sentence when this branch is taken")));
    }

    @Test
    void everyStepIsWrittenAsAnObject() {
        Faults.none(ROUTES.nodes()
                .filter(node -> !node.node().isObject())
                .map(node -> node.fault("is written in short form; give it an id and its options (to: {id, uri})")));
    }

    @Test
    void everyExpressionIsWrittenInLongForm() {
        var scalar = ROUTES.scalars()
                .filter(one -> LANGUAGES.contains(one.key()) && !one.isBelow("parameters"))
                .filter(one -> !(one.key().equals("method") && one.holder().has("ref")))
                .map(one -> one.fault("write " + one.key() + ": {expression: …}"));
        var bare = ROUTES.nodes()
                .filter(node -> LANGUAGES.stream()
                        .anyMatch(language -> node.node().path(language).isObject()))
                .map(node -> node.fault("put the language below expression:"));
        Faults.none(Stream.concat(scalar, bare));
    }

    @Test
    void endpointOptionsStandUnderParameters() {
        Faults.none(ROUTES.endpoints()
                .filter(endpoint -> endpoint.at().text("uri").contains("?"))
                .map(endpoint -> endpoint.at().fault("move what follows the ? to parameters:")));
    }

    @Test
    void noFileIsLongerThanTwoScreens() {
        Faults.none(ROUTES.files().stream()
                .filter(file -> file.lines().size() > LONGEST
                        && !TABLES.contains(file.path().toString()))
                .map(file ->
                        file.fault(file.lines().size() + " lines", "split it; " + LONGEST + " lines are allowed")));
    }

    @Test
    void noRouteHoldsAScript() {
        var keys = ROUTES.scalars()
                .filter(one -> !one.isBelow("parameters") && one.path().stream().anyMatch(SCRIPTS::contains))
                .map(one -> one.fault("holds a script; put the thinking in a bean with a test"));
        var called = ROUTES.endpoints()
                .filter(endpoint -> endpoint.is("language") || endpoint.is("class"))
                .map(endpoint -> endpoint.at().fault("calls " + endpoint.scheme() + ":; call a bean by its name"));
        Faults.none(Stream.concat(keys, called));
    }
}
