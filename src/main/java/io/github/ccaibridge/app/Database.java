package io.github.ccaibridge.app;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings a PostgreSQL along where none is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}'.isBlank()")
class Database {
    @Bean(destroyMethod = "close")
    EmbeddedPostgresql embeddedPostgresql(@Value("${bridge.postgres.data}") Path data) {
        return EmbeddedPostgresql.startIn(data);
    }

    @Bean
    JdbcConnectionDetails embeddedConnection(EmbeddedPostgresql server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return EmbeddedPostgresql.USER;
            }

            @Override
            public String getPassword() {
                return server.password();
            }

            @Override
            public String getJdbcUrl() {
                return server.jdbcUrl("postgres");
            }
        };
    }
}
