package io.github.ccaibridge.camel;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.sql.DefaultSqlPrepareStatementStrategy;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.component.sql.SqlHelper;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.builder.ExpressionBuilder;

/**
 * The statements of the sql endpoints, each read once. Camel's own way parses a statement three times for each exchange, turns body
 * and variables into maps twice for each parameter, and asks the database how many parameters there are. The database too reads and
 * plans a statement once: an absent value that is cast goes as text, as the values do that are there, for a parameter that changes
 * its type between two executions makes PostgreSQL's driver prepare the statement anew.
 */
public final class QuickStatements extends DefaultSqlPrepareStatementStrategy implements EndpointStrategy {
    private static final Pattern PARAMETER = Pattern.compile(":\\?(\\$\\{(?:[^{}]|\\{[^{}]*})*})");
    private static final String CAST = "cast(";
    private static final Object ABSENT = new Object();
    private static final Pattern SETTING = Pattern.compile("\\$\\{properties:[^{}]+}");

    private final Map<String, Statement> statements = new ConcurrentHashMap<>();

    /** What a parameter is asked from, and what stands for a value that is absent. */
    private record Parameter(Expression expression, Object absent) {
        Object of(Exchange exchange) {
            var value = expression.evaluate(exchange, Object.class);
            return value == null ? absent : value;
        }
    }

    /** A statement as the database takes it. */
    private record Statement(String prepared, List<Parameter> parameters) {}

    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        if (endpoint instanceof SqlEndpoint sql) {
            var query = resolved(sql);
            if (!PARAMETER.matcher(query).replaceAll("?").contains(":?")) {
                var statement = read(query, sql.getCamelContext());
                statements.put(query, statement);
                sql.setPrepareStatementStrategy(this);
                sql.setParametersCount(statement.parameters().size());
            }
        }
        return endpoint;
    }

    private static String resolved(SqlEndpoint sql) {
        try {
            var placeholder = sql.isUsePlaceholder() ? sql.getPlaceholder() : null;
            return SqlHelper.resolveQuery(sql.getCamelContext(), sql.getQuery(), placeholder);
        } catch (Exception unreadable) {
            throw RuntimeCamelException.wrapRuntimeCamelException(unreadable);
        }
    }

    private static Statement read(String query, CamelContext camel) {
        var parameters = new ArrayList<Parameter>();
        var matcher = PARAMETER.matcher(query);
        while (matcher.find()) {
            var absent = query.startsWith(CAST, matcher.start() - CAST.length()) ? ABSENT : null;
            parameters.add(new Parameter(expression(matcher.group(1), camel), absent));
        }
        return new Statement(matcher.replaceAll("?"), List.copyOf(parameters));
    }

    /** A setting stays what it was at the start. */
    private static Expression expression(String text, CamelContext camel) {
        var expression = camel.resolveLanguage("simple").createExpression(text);
        expression.init(camel);
        return SETTING.matcher(text).matches()
                ? ExpressionBuilder.constantExpression(expression.evaluate(new DefaultExchange(camel), Object.class))
                : QuickParameter.of(text, expression);
    }

    @Override
    public String prepareQuery(String query, boolean allowNamedParameters, Exchange exchange) throws SQLException {
        var statement = statements.get(query);
        return statement == null ? super.prepareQuery(query, allowNamedParameters, exchange) : statement.prepared();
    }

    @Override
    public Iterator<?> createPopulateIterator(
            String query, String preparedQuery, int expectedParams, Exchange exchange, Object value)
            throws SQLException {
        var statement = statements.get(query);
        if (statement == null) {
            return super.createPopulateIterator(query, preparedQuery, expectedParams, exchange, value);
        }
        var values = new ArrayList<Object>(statement.parameters().size());
        statement.parameters().forEach(one -> values.add(one.of(exchange)));
        return values.isEmpty() ? Collections.emptyIterator() : values.iterator();
    }

    @Override
    public void populateStatement(PreparedStatement prepared, Iterator<?> iterator, int expectedParams)
            throws SQLException {
        var values = new ArrayList<Object>();
        iterator.forEachRemaining(values::add);
        var known = values.stream().map(one -> one == ABSENT ? null : one).toList();
        super.populateStatement(prepared, known.iterator(), expectedParams);
        for (int n = 0; n < values.size(); n++) {
            if (values.get(n) == ABSENT) {
                prepared.setNull(n + 1, Types.VARCHAR);
            }
        }
    }
}
