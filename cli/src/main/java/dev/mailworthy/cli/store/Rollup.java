package dev.mailworthy.cli.store;

import dev.mailworthy.core.Labelled;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Counts by day in place of looks that are too old to be kept one by one. */
final class Rollup {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Sql sql;

    Rollup(Sql sql) {
        this.sql = sql;
    }

    /** A day is counted as a whole, because the looks of a day that were counted are gone. */
    int before(Instant oldest) {
        long limit = oldest.truncatedTo(ChronoUnit.DAYS).toEpochMilli();
        boolean isNothing = sql.query("SELECT 1 FROM run WHERE at < ? LIMIT 1", row -> row.getInt(1), limit)
                .isEmpty();
        return isNothing ? 0 : sql.inTransaction(() -> replace(limit));
    }

    private int replace(long limit) {
        sql.update(
                "INSERT INTO day (domain, day, kind, item, state, looks)"
                        + " SELECT span.domain, run.at / " + DAY + ", span.kind, span.item, span.state, COUNT(*)"
                        + " FROM span JOIN run ON run.domain = span.domain"
                        + " AND run.at BETWEEN span.first_seen AND span.last_seen"
                        + " WHERE run.at < ? AND span.kind IN ('verdict', 'fact', 'receiver')"
                        + " GROUP BY span.domain, run.at / " + DAY + ", span.kind, span.item, span.state",
                limit);
        int runs = sql.update("DELETE FROM run WHERE at < ?", limit);
        sql.update("DELETE FROM span WHERE last_seen < ? AND is_current = 0", limit);
        sql.update("DELETE FROM finding WHERE fingerprint NOT IN (SELECT item FROM span WHERE kind = 'finding')");
        sql.update("DELETE FROM alert WHERE at < ? AND sent IS NOT NULL", limit);
        return runs;
    }

    List<DayCount> days(String domain, Instant from, Instant until) {
        return sql.query(
                "SELECT day, kind, item, state, looks FROM day WHERE domain = ? AND day >= ? AND day < ?"
                        + " ORDER BY day, kind, item, state",
                Rollup::count,
                domain,
                Math.floorDiv(from.toEpochMilli() + DAY - 1, DAY),
                Math.floorDiv(until.toEpochMilli(), DAY));
    }

    private static DayCount count(ResultSet row) throws SQLException {
        return new DayCount(
                LocalDate.ofInstant(Instant.ofEpochMilli(row.getLong("day") * DAY), ZoneOffset.UTC),
                Labelled.parse(SpanKind.class, row.getString("kind")),
                row.getString("item"),
                row.getString("state"),
                row.getLong("looks"));
    }
}
