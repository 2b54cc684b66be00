package dev.mailworthy.cli.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of alerts. An alert is kept before it is sent, so that a kill between the two repeats it and loses none. */
final class Alerts {

    private static final String COLUMNS = "SELECT id, at, document, words FROM alert";

    private final Sql sql;

    Alerts(Sql sql) {
        this.sql = sql;
    }

    void add(StoredAlert alert) {
        sql.update(
                "INSERT INTO alert (id, at, document, words, sent) VALUES (?, ?, ?, ?, NULL)",
                alert.id(),
                alert.at().toEpochMilli(),
                alert.document(),
                alert.words());
    }

    List<StoredAlert> unsent() {
        return sql.query(COLUMNS + " WHERE sent IS NULL ORDER BY at, id", Alerts::alert);
    }

    List<StoredAlert> since(Instant from) {
        return sql.query(COLUMNS + " WHERE at >= ? ORDER BY at, id", Alerts::alert, from.toEpochMilli());
    }

    Optional<Instant> lastSent() {
        return sql
                .query(
                        "SELECT sent FROM alert WHERE sent IS NOT NULL ORDER BY sent DESC LIMIT 1",
                        row -> row.getLong(1))
                .stream()
                .findFirst()
                .map(Instant::ofEpochMilli);
    }

    void sent(String id, Instant at) {
        sql.update("UPDATE alert SET sent = ? WHERE id = ?", at.toEpochMilli(), id);
    }

    private static StoredAlert alert(ResultSet row) throws SQLException {
        return new StoredAlert(
                row.getString("id"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("document"),
                row.getString("words"));
    }
}
