package io.github.ccaibridge.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.component.sql.DefaultSqlPrepareStatementStrategy;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.component.sql.SqlHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuickStatementsTest {
    private static final Path SQL = Path.of("src/main/resources/sql");

    private final QuickStatements quick = new QuickStatements();
    private final DefaultSqlPrepareStatementStrategy plain = new DefaultSqlPrepareStatementStrategy();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws IOException {
        var settings = new Properties();
        try (var defaults = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(defaults);
        }
        settings.setProperty("bridge.empty", "");
        camel.getPropertiesComponent().setInitialProperties(settings);
        camel.getRegistry().bind("dataSource", DataSource.class, notAsked());
        camel.getCamelContextExtension().registerEndpointCallback(quick);
        camel.start();
    }

    /** Statements are read, and nothing is asked of the database. */
    private static DataSource notAsked() {
        var nobody = new Object();
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, given) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(nobody, given);
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    static Stream<String> statements() throws IOException {
        try (var files = Files.list(SQL)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void eachStatementIsPreparedAsCamelItselfWouldPrepareIt(String file) throws Exception {
        var endpoint = endpoint("classpath:sql/" + file);
        var query = SqlHelper.resolveQuery(camel, "classpath:sql/" + file, "#");

        assertThat(endpoint.getPrepareStatementStrategy()).isSameAs(quick);
        assertThat(quick.prepareQuery(query, true, null)).isEqualTo(plain.prepareQuery(query, true, null));
        assertThat(endpoint.getParametersCount())
                .isEqualTo(Files.readString(SQL.resolve(file)).split(":#", -1).length - 1);
    }

    @Test
    void parametersHaveTheValuesThatCamelItselfWouldGiveThem() throws Exception {
        var exchange = exchange();
        var query = "select :#${body}, :#${variable.one[two]}, :#${variable.none}, :#${header.h}, "
                + ":#${properties:bridge.empty}, :#${properties:bridge.tail.interval}, :#${variable.rows[0][a]}";
        endpoint(query);

        assertThat(values(quick, query, exchange))
                .isEqualTo(values(plain, query, exchange))
                .startsWith("the body", 2, null, 7L)
                .endsWith("second");
    }

    /** What a body may be asked: a record's component, a getter, and what is missing. */
    public record Asked(String kind, Integer nothing) {
        public boolean isDecided() {
            return true;
        }
    }

    @Test
    void bodiesAndMapsAreAskedWhatCamelItselfWouldAskThem() throws Exception {
        var exchange = exchange();
        exchange.getMessage().setBody(new Asked("call", null));
        var query =
                "select :#${body.kind}, :#${body.nothing}, :#${body.decided}, :#${variable.one[two]}, :#${variable.one[none]}";
        endpoint(query);
        assertThat(values(quick, query, exchange))
                .isEqualTo(values(plain, query, exchange))
                .containsExactly("call", null, true, 2, null);

        exchange.getMessage().setBody(new HashMap<>(Map.of("size", 7, "kind", "chat")));
        var ofMap = "select :#${body.size}, :#${body[kind]}";
        endpoint(ofMap);
        assertThat(values(quick, ofMap, exchange)).isEqualTo(values(plain, ofMap, exchange));
    }

    @Test
    void eachExchangeHasItsOwnValues() throws Exception {
        var query = "select :#${variable.none}";
        endpoint(query);
        var one = exchange();
        one.setVariable("none", 1);
        var two = exchange();
        two.setVariable("none", 2);

        assertThat(values(quick, query, one)).containsExactly(1);
        assertThat(values(quick, query, two)).containsExactly(2);
    }

    @Test
    void aStatementWithParametersByNameStaysWithCamel() {
        assertThat(endpoint("select :#name, :#${body}").getPrepareStatementStrategy())
                .isNotSameAs(quick);
        assertThat(endpoint("select 1 where 1 in (:#in:${body})").getPrepareStatementStrategy())
                .isNotSameAs(quick);
    }

    @Test
    void aStatementThatIsNotThereFailsTheStart() {
        assertThatThrownBy(() -> endpoint("classpath:sql/none.sql")).hasStackTraceContaining("sql/none.sql");
    }

    private SqlEndpoint endpoint(String query) {
        return (SqlEndpoint) camel.getEndpoint("sql", Map.of("query", query));
    }

    private Exchange exchange() {
        var exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody("the body");
        exchange.getMessage().setHeader("h", 7L);
        exchange.setVariable("one", Map.of("two", 2));
        exchange.setVariable("rows", List.of(Map.of("a", "second")));
        return exchange;
    }

    private static List<Object> values(DefaultSqlPrepareStatementStrategy way, String text, Exchange exchange)
            throws Exception {
        var query = SqlHelper.resolvePlaceholders(text, "#");
        var all = new ArrayList<Object>();
        way.createPopulateIterator(
                        query,
                        way.prepareQuery(query, true, exchange),
                        0,
                        exchange,
                        exchange.getMessage().getBody())
                .forEachRemaining(all::add);
        return all;
    }
}
