package io.github.ccaibridge.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.ccaibridge.support.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Expand, then contract: the version before works on while a new one has migrated, so a migration only adds what the old one
 * need not know of. What contracts comes a version later, and is named here with its reason.
 */
class MigrationShapeTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path LATER = Path.of("src/test/resources/later-migrations");
    /** Nobody ran an older version side by side with a newer one before. */
    private static final int FIRST_THAT_EXPANDS = 21;

    /** A migration that contracts all the same, and why no version that may still be at work trips on it. */
    private static final Map<String, String> ALLOWED = Map.of(
            "V23__retention.sql",
            "inbox and kustomer_request become partitioned under their own names, with all columns and an on conflict do"
                    + " nothing that still parses; an older version stores an event again that came before, and facts"
                    + " fold it into one");

    private static final Pattern UNIQUE_INDEX = Pattern.compile("create unique index (?:\\w+ )?on (\\w+)");
    private static final Pattern NAME = Pattern.compile("V(\\d+)__\\w+[.]sql");
    private static final Map<Pattern, String> CONTRACTS = Map.ofEntries(
            fault("drop (table|view|function|schema|sequence|type|trigger)\\b", "drops what an older version may use"),
            fault(
                    "alter table .*\\bdrop\\b(?! not null| default)",
                    "drops a column or constraint an older version may count on"),
            fault("\\brename\\b", "renames what an older version calls by its old name"),
            fault("alter table .*\\balter (column )?\\w+ (set data )?type\\b", "changes a type under an older version"),
            fault(
                    "alter table .*\\balter (column )?\\w+ set not null\\b",
                    "forbids nulls that an older version writes"),
            fault(
                    "alter table .*\\badd column (if not exists )?\\w+ [^,]*\\bnot null\\b(?<!default [^,]{0,80}not null)(?![^,]*\\bdefault\\b)",
                    "adds a column that an older version leaves empty: give it a default"),
            fault(
                    "alter table .*\\badd (constraint \\w+ )?(check|unique|primary key|foreign key|exclude)\\b",
                    "adds a constraint that rows of an older version may break"),
            fault("create unique index\\b", "forbids rows that an older version writes"),
            fault("\\b(truncate|lock table)\\b", "takes rows or the whole table away from a version at work"),
            fault("create (or replace )?trigger\\b", "does something behind an older version's back"));

    private static Map.Entry<Pattern, String> fault(String statement, String why) {
        return Map.entry(Pattern.compile(statement), why);
    }

    @Test
    void everyMigrationOnlyExpands() {
        Faults.none(migrations()
                .filter(file -> number(file) >= FIRST_THAT_EXPANDS && !ALLOWED.containsKey(name(file)))
                .flatMap(file -> faults(read(file)).map(fault -> name(file) + ": " + fault)));
    }

    @Test
    void anExceptionStillIsOne() {
        Faults.none(migrations()
                .filter(file -> ALLOWED.containsKey(name(file))
                        && faults(read(file)).findAny().isEmpty())
                .map(file -> name(file) + " only expands; take it out of ALLOWED"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table session drop column lane | drops",
                "drop table lane | drops",
                "drop index lane_due | ",
                "alter table session rename column lane to path | renames",
                "alter table session rename to talk | renames",
                "alter table session alter column id type bigint | type",
                "alter table session alter id set not null | nulls",
                "alter table session add column mood text not null | default",
                "alter table session add column mood text not null default '' | ",
                "alter table session add column mood text default '' not null | ",
                "alter table session add column mood text, add column size int not null | default",
                "alter table session alter column mood drop not null | ",
                "alter table session add constraint one unique (lane) | constraint",
                "alter table session add check (id <> '') | constraint",
                "create unique index one on session (lane) | forbids",
                "create table mood (id text not null); create unique index one on mood (id) | ",
                "truncate session | takes",
                "create trigger t before insert on session for each row execute function f() | behind",
                "create index i on session (lane) -- drop table lane | ",
            })
    void itKnowsWhatContracts(String statements, String part) {
        var faults = faults(statements).toList();
        if (part == null) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults).singleElement().asString().contains(part);
        }
    }

    @Test
    void anOlderVersionStartsOnTheDatabaseOfALaterOne() throws IOException {
        var database = TestDatabase.newDatabase();
        flyway(database, "filesystem:" + MIGRATIONS, "filesystem:" + LATER).migrate();
        var older = flyway(database, "filesystem:" + MIGRATIONS);
        assertThatCode(older::migrate).doesNotThrowAnyException();
        assertThat(older.info().current().getVersion().getVersion()).isEqualTo("9000");
    }

    private static Flyway flyway(String database, String... locations) throws IOException {
        var settings = new Properties();
        try (var text = MigrationShapeTest.class.getResourceAsStream("/application.properties")) {
            settings.load(text);
        }
        return Flyway.configure()
                .dataSource(database, null, null)
                .locations(locations)
                .ignoreMigrationPatterns(settings.getProperty("spring.flyway.ignore-migration-patterns"))
                .load();
    }

    /** The sentence of each statement that contracts and is not allowed to. */
    private static Stream<String> faults(String sql) {
        var all = statements(sql).toList();
        return all.stream()
                .flatMap(statement -> CONTRACTS.entrySet().stream()
                        .filter(contract -> contract.getKey()
                                .matcher(ofNewTable(statement, all))
                                .find())
                        .map(contract -> contract.getValue() + " (" + statement + ")"));
    }

    /** What is made for a table that the same migration creates hinders nobody. */
    private static String ofNewTable(String statement, List<String> all) {
        var table = UNIQUE_INDEX.matcher(statement);
        var isNew = table.find()
                && all.stream()
                        .anyMatch(one -> one.matches("create table (if not exists )?" + table.group(1) + "\\b.*"));
        return isNew ? "" : statement;
    }

    /** Each statement in one line and lower case, without comments, quoted words and the bodies of functions. */
    private static Stream<String> statements(String sql) {
        var plain = sql.replaceAll("(?s)\\$(\\w*)\\$.*?\\$\\1\\$", "@body")
                .replaceAll("--[^\n]*", " ")
                .replaceAll("'(?:[^']|'')*'", "''")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
        return Stream.of(plain.split(";")).map(String::strip).filter(one -> !one.isEmpty());
    }

    private static Stream<Path> migrations() {
        try (var files = Files.list(MIGRATIONS)) {
            return files.sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int number(Path file) {
        var name = NAME.matcher(name(file));
        assertThat(name.matches()).as(file + " is named V<number>__<words>.sql").isTrue();
        return Integer.parseInt(name.group(1));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
