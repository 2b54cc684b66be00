package dev.mailworthy.cli.store;

import java.util.List;

/** What SQLite knows about its own file. */
final class Upkeep {

    private final Sql sql;

    Upkeep(Sql sql) {
        this.sql = sql;
    }

    List<String> damage() {
        return sql.lines("PRAGMA integrity_check").stream()
                .filter(line -> !line.equals("ok"))
                .toList();
    }

    void vacuum() {
        sql.update("VACUUM");
        sql.query("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1));
    }
}
