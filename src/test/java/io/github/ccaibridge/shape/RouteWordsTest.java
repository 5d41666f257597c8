package io.github.ccaibridge.shape;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a route names exists, what exists is named, and nothing stands in a route that belongs elsewhere. */
class RouteWordsTest {
    private static final RouteTree ROUTES = new RouteTree();
    private static final Path SQL = Path.of("src/main/resources/sql");

    private static final Pattern STATEMENT_FILE = Pattern.compile("\\bsql/([\\w/-]+\\.sql)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[?!]?([^{}:?!]+)(?::[^{}]*)?}}");
    private static final Pattern SQL_TEXT = Pattern.compile(
            "(?is).*\\b(select\\s.+\\sfrom\\s|insert\\s+into\\s|update\\s+\\S+\\s+set\\s|delete\\s+from\\s).*");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?is).*(\\b[a-z][a-z0-9+.-]*://|\\blocalhost\\b|\\b\\d{1,3}(\\.\\d{1,3}){3}\\b|[\\w.]+@[\\w-]+\\.\\w+).*");
    private static final Pattern JAVA_CLASS =
            Pattern.compile("(?s).*\\b(java|javax|jakarta|org|com|io|net)(\\.[a-z_][\\w]*)+\\.[A-Z].*");
    private static final Pattern SECRET_KEY = Pattern.compile("(?i).*(password|secret|token|apikey|accesskey).*");
    private static final Pattern LITERAL_LOGIN = Pattern.compile("(?is).*\\b(bearer|basic)\\s+(?!\\{\\{|\\$\\{)\\S+.*");

    /** Settings without a default of their own: an operator gives them, or their door stays closed. */
    private static final Set<String> SETTINGS = Set.of(
            "kustomer.url",
            "kustomer.api-key",
            "kustomer.webhook-secret",
            "kustomer.webhook-secret-next",
            "ccai.url",
            "ccai.subdomain",
            "ccai.api-token",
            "ccai.events-username",
            "ccai.events-password",
            "ccai.crm-api-key",
            "ccai.webhook-secret-primary",
            "ccai.webhook-secret-secondary",
            "bridge.app-token",
            "bridge.admin-username",
            "bridge.admin-password",
            "bridge.viewer-username",
            "bridge.viewer-password",
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "artifacts.uri",
            "artifacts.endpoint",
            "artifacts.password",
            "server.port");

    /** Components of the pom that no address and no language of a route shows. */
    private static final Map<String, String> NOT_IN_A_ROUTE = Map.of(
            "yaml-dsl", "reads the routes",
            "ftp", "brings files by SFTP where ARTIFACTS_URI says so",
            "google-storage", "brings files from Google Cloud Storage, in a build with -Pgcs",
            "management", "shows them over JMX, and so in Hawtio",
            "xml-io", "draws their diagrams in Hawtio");

    @Test
    void everyBeanARouteNamesIsWired() {
        var wired = WiredBeans.all();
        Faults.none(BeanCall.in(ROUTES)
                .filter(call -> !wired.containsKey(call.bean()))
                .map(call -> call.file().fault(call.id(), "no @Bean is called " + call.bean() + "; wire it in app")));
    }

    @Test
    void everyMethodARouteCallsExists() {
        var wired = WiredBeans.all();
        Faults.none(BeanCall.in(ROUTES)
                .filter(call -> wired.containsKey(call.bean()))
                .filter(call -> !call.fits(wired.get(call.bean())))
                .map(call -> call.file()
                        .fault(
                                call.id(),
                                wired.get(call.bean()).getSimpleName() + " has no public method " + call.method()
                                        + "; mend its name or the number of its arguments")));
    }

    @Test
    void everyStatementARouteNamesExists() {
        Faults.none(ROUTES.scalars()
                .flatMap(one -> statements(one.text())
                        .filter(file -> !Files.isRegularFile(SQL.resolve(file)))
                        .map(file -> one.fault("there is no " + SQL.resolve(file) + "; write it or mend the name"))));
    }

    @Test
    void everyStatementIsUsedByARoute() throws IOException {
        var used = ROUTES.scalars().flatMap(one -> statements(one.text())).collect(toSet());
        try (var files = Files.walk(SQL)) {
            Faults.none(files.filter(Files::isRegularFile)
                    .filter(file -> !used.contains(SQL.relativize(file).toString()))
                    .map(file -> file + ": no route uses it; remove it"));
        }
    }

    @Test
    void sqlEndpointsNameAStatementFile() {
        Faults.none(ROUTES.endpoints()
                .filter(endpoint -> endpoint.is("sql") && !endpoint.name().startsWith("classpath:sql/"))
                .map(endpoint -> endpoint.at().fault("name a file: sql:classpath:sql/<statement>.sql")));
    }

    /** QuickStatements counts them when the route starts. */
    @Test
    void noRouteCountsTheParametersOfAStatement() {
        Faults.none(ROUTES.endpoints()
                .filter(endpoint -> endpoint.is("sql")
                        && !endpoint.parameter("parametersCount").isEmpty())
                .map(endpoint -> endpoint.at().fault("leave parametersCount out")));
    }

    @Test
    void noRouteHoldsSqlText() {
        none(SQL_TEXT, "holds SQL; move it to a file in " + SQL);
    }

    @Test
    void noRouteHoldsAnAddress() {
        none(ADDRESS, "holds an address; take it from a setting");
    }

    @Test
    void noRouteHoldsASecret() {
        var parameters = ROUTES.scalars()
                .filter(one -> one.isBelow("parameters")
                        && SECRET_KEY.matcher(one.key()).matches())
                .filter(one -> !one.text().contains("{{") && !one.text().contains("${"));
        var logins = ROUTES.scalars()
                .filter(RouteWordsTest::isCode)
                .filter(one -> LITERAL_LOGIN.matcher(one.text()).matches());
        Faults.none(Stream.concat(parameters, logins).map(one -> one.fault("holds a secret; take it from a setting")));
    }

    @Test
    void noRouteNamesAJavaClass() {
        var named = ROUTES.scalars()
                .filter(one -> isCode(one) && !one.key().equals("exception"))
                .filter(one ->
                        JAVA_CLASS.matcher(one.text()).matches() || one.text().startsWith("#class:"));
        var typed = ROUTES.scalars().filter(one -> one.key().equals("beanType"));
        Faults.none(
                Stream.concat(named, typed).map(one -> one.fault("names a Java class; name a bean and its method")));
    }

    @Test
    void everyPlaceholderIsASetting() throws IOException {
        var known = new TreeSet<>(SETTINGS);
        known.addAll(applicationProperties().stringPropertyNames());
        Faults.none(ROUTES.scalars()
                .flatMap(one -> PLACEHOLDER
                        .matcher(one.text())
                        .results()
                        .map(found -> found.group(1).trim())
                        .filter(name -> !known.contains(name))
                        .map(name ->
                                one.fault("{{" + name + "}} is no setting; define it in application.properties"))));
    }

    @Test
    void everyCamelComponentOfThePomIsUsedByARoute() {
        var used = ROUTES.endpoints().map(Endpoint::scheme).collect(toCollection(TreeSet::new));
        ROUTES.scalars()
                .flatMap(one -> one.path().stream())
                .filter(RouteWordsTest::isLanguage)
                .forEach(used::add);
        if (BeanCall.in(ROUTES).findAny().isPresent()) {
            used.add("bean");
        }
        Faults.none(PomComponents.runtime()
                .filter(component -> !used.contains(component) && !NOT_IN_A_ROUTE.containsKey(component))
                .map(component -> "pom.xml: camel-" + component + ": no route uses it; remove it from the pom"));
    }

    private static void none(Pattern unwanted, String fix) {
        Faults.none(ROUTES.scalars()
                .filter(RouteWordsTest::isCode)
                .filter(one -> unwanted.matcher(one.text()).matches())
                .map(one -> one.fault(fix)));
    }

    private static boolean isCode(Scalar one) {
        return !one.key().equals("description") && !one.key().equals("note");
    }

    private static boolean isLanguage(String key) {
        return Set.of("jq", "jsonpath", "xpath", "circuitBreaker").contains(key);
    }

    private static Stream<String> statements(String text) {
        return STATEMENT_FILE.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    private static Properties applicationProperties() throws IOException {
        var properties = new Properties();
        try (InputStream text = RouteWordsTest.class.getResourceAsStream("/application.properties")) {
            properties.load(text);
        }
        return properties;
    }
}
