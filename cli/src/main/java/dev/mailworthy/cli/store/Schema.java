package dev.mailworthy.cli.store;

import dev.mailworthy.cli.run.UsageException;
import java.util.List;

/**
 * The tables of the store, by version. A store of an older version is brought forward, step by step, in one transaction. A store
 * of a newer version is refused, because this program does not know what its columns mean.
 */
final class Schema {

    /** Times are milliseconds since 1970 in UTC, a day is the number of days since then. The words of a state are those of the documents. */
    private static final List<String> FIRST = List.of(
            "CREATE TABLE run (domain VARCHAR(255) NOT NULL, at BIGINT NOT NULL, verdict VARCHAR(20) NOT NULL,"
                    + " cause VARCHAR(40), PRIMARY KEY (domain, at))",
            "CREATE TABLE finding (fingerprint VARCHAR(40) NOT NULL PRIMARY KEY, code VARCHAR(80) NOT NULL,"
                    + " subject VARCHAR(1000) NOT NULL, message VARCHAR(4000) NOT NULL)",
            "CREATE TABLE span (domain VARCHAR(255) NOT NULL, kind VARCHAR(20) NOT NULL, item VARCHAR(1000) NOT NULL,"
                    + " first_seen BIGINT NOT NULL, last_seen BIGINT NOT NULL, state VARCHAR(20) NOT NULL,"
                    + " grade VARCHAR(4000) NOT NULL, looks BIGINT NOT NULL, is_current INTEGER NOT NULL,"
                    + " PRIMARY KEY (domain, kind, item, first_seen))",
            "CREATE INDEX span_current ON span (domain, is_current)",
            "CREATE TABLE course (domain VARCHAR(255) NOT NULL, kind VARCHAR(20) NOT NULL, item VARCHAR(1000) NOT NULL,"
                    + " told VARCHAR(40) NOT NULL, since BIGINT NOT NULL, waiting VARCHAR(40), waiting_since BIGINT,"
                    + " returned BIGINT, PRIMARY KEY (domain, kind, item))",
            "CREATE TABLE day (domain VARCHAR(255) NOT NULL, day BIGINT NOT NULL, kind VARCHAR(20) NOT NULL,"
                    + " item VARCHAR(1000) NOT NULL, state VARCHAR(20) NOT NULL, looks BIGINT NOT NULL,"
                    + " PRIMARY KEY (domain, day, kind, item, state))",
            "CREATE TABLE alert (id VARCHAR(40) NOT NULL PRIMARY KEY, at BIGINT NOT NULL, document TEXT NOT NULL,"
                    + " words TEXT NOT NULL, sent BIGINT)");

    private final List<List<String>> steps;

    /** @param steps the statements that lead from each version to the next; version 0 has no table */
    Schema(List<List<String>> steps) {
        this.steps = List.copyOf(steps);
    }

    static Schema current() {
        return new Schema(List.of(FIRST));
    }

    int version() {
        return steps.size();
    }

    /** @throws UsageException if the store is newer than this program */
    void bringForward(Sql sql, String name) {
        if (version(sql) == version()) {
            return;
        }
        sql.inTransaction(() -> {
            int from = version(sql);
            if (from > version()) {
                throw new UsageException(name + ": was written by a newer Mailworthy (schema " + from
                        + "; this one knows " + version() + "): use that version, or name another file");
            }
            steps.subList(from, version()).forEach(step -> step.forEach(sql::update));
            sql.update("DELETE FROM schema_version");
            sql.update("INSERT INTO schema_version (version) VALUES (?)", version());
            return version();
        });
    }

    private static int version(Sql sql) {
        sql.update("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
        return sql.query("SELECT version FROM schema_version", row -> row.getInt(1)).stream()
                .findFirst()
                .orElse(0);
    }
}
