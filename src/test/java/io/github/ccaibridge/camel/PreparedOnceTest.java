package io.github.ccaibridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ccaibridge.support.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** PostgreSQL reads and plans a statement anew where a parameter changes its type, which costs more than most statements take. */
class PreparedOnceTest {
    private static final String PREPARED =
            "select prepare_time from pg_prepared_statements where statement like '%told%' and statement not like '%pg_prepared%'";

    @Test
    void aStatementIsPreparedOnceWhetherItsValueIsThereOrAbsent() throws Exception {
        var source = new SingleConnectionDataSource(TestDatabase.newDatabase(), true);
        try (var camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("dataSource", DataSource.class, source);
            camel.getCamelContextExtension().registerEndpointCallback(new QuickStatements());
            camel.start();
            var template = camel.createProducerTemplate();
            var statement = "sql:select cast(:#${body} as bigint) as told";

            ask(template, statement);
            var first = prepared(source);
            assertThat(first).hasSize(1);
            ask(template, statement);
            assertThat(prepared(source)).isEqualTo(first);
        } finally {
            source.destroy();
        }
    }

    private static void ask(ProducerTemplate template, String statement) {
        for (int n = 0; n < 10; n++) {
            var value = n % 2 == 0 ? null : "7";
            assertThat(template.requestBody(statement, value, List.class))
                    .isEqualTo(List.of(Collections.singletonMap("told", value == null ? null : 7L)));
        }
    }

    private static List<String> prepared(DataSource source) throws Exception {
        try (var connection = source.getConnection();
                var asked = connection.createStatement();
                var rows = asked.executeQuery(PREPARED)) {
            var times = new ArrayList<String>();
            while (rows.next()) {
                times.add(rows.getString(1));
            }
            return times;
        }
    }
}
