package io.github.ccaibridge.support;

import java.util.stream.Collectors;

/** A database with all migrations, from which others are copied, and how the times in it become those of the copy. */
record MigratedTemplate(String name, String asOfNow) {
    private static final String TIMES = "select format('%I set %I = %2$I', c.table_name, c.column_name)"
            + " from information_schema.columns c join information_schema.tables t using (table_schema, table_name)"
            + " where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'timestamp with time zone'";

    static MigratedTemplate in(String address) {
        TestDatabase.migrate(address);
        var made = TestDatabase.text(address, "select cast(now() as text)");
        var asOfNow = TestDatabase.column(address, TIMES).stream()
                .filter(time -> isFilled(address, time))
                .map(time -> "update " + time + " + (now() - cast('" + made + "' as timestamptz))")
                .collect(Collectors.joining("; "));
        return new MigratedTemplate(TestDatabase.nameOf(address), asOfNow);
    }

    private static boolean isFilled(String address, String time) {
        return TestDatabase.count(address, "select count(*) from " + time.replaceFirst(" set .*", "")) > 0;
    }
}
