package dev.mailworthy.cli.store;

import dev.mailworthy.core.Labelled;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of spans. A look that sees what the last one saw makes a span longer; another one begins a new span. */
final class SpanTable {

    private static final String COLUMNS = "SELECT kind, item, state, grade, first_seen, last_seen, looks FROM span";

    private final Sql sql;

    SpanTable(Sql sql) {
        this.sql = sql;
    }

    /** What names a thing. */
    private record Key(SpanKind kind, String item) {}

    void extend(String domain, Instant at, List<Seen> seen) {
        Map<Key, SeenSpan> before = new HashMap<>();
        current(domain).forEach(span -> before.put(key(span.seen()), span));
        for (Seen now : seen) {
            SeenSpan same = before.get(key(now));
            if (same != null && same.seen().equals(now)) {
                sql.update(
                        "UPDATE span SET last_seen = ?, looks = looks + 1"
                                + " WHERE domain = ? AND kind = ? AND item = ? AND first_seen = ?",
                        at.toEpochMilli(),
                        domain,
                        now.kind().label(),
                        now.item(),
                        same.firstSeen().toEpochMilli());
            } else {
                begin(domain, at, now);
            }
        }
    }

    private static Key key(Seen seen) {
        return new Key(seen.kind(), seen.item());
    }

    private void begin(String domain, Instant at, Seen now) {
        sql.update(
                "UPDATE span SET is_current = 0 WHERE domain = ? AND kind = ? AND item = ? AND is_current = 1",
                domain,
                now.kind().label(),
                now.item());
        sql.update(
                "INSERT INTO span (domain, kind, item, first_seen, last_seen, state, grade, looks, is_current)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, 1, 1)",
                domain,
                now.kind().label(),
                now.item(),
                at.toEpochMilli(),
                at.toEpochMilli(),
                now.state(),
                now.grade());
    }

    List<SeenSpan> current(String domain) {
        return sql.query(COLUMNS + " WHERE domain = ? AND is_current = 1 ORDER BY kind, item", SpanTable::span, domain);
    }

    List<SeenSpan> since(String domain, Instant from) {
        return sql.query(
                COLUMNS + " WHERE domain = ? AND last_seen >= ? ORDER BY first_seen, kind, item",
                SpanTable::span,
                domain,
                from.toEpochMilli());
    }

    Optional<SeenSpan> previous(String domain, SeenSpan span) {
        return sql
                .query(
                        COLUMNS + " WHERE domain = ? AND kind = ? AND item = ? AND first_seen < ?"
                                + " ORDER BY first_seen DESC LIMIT 1",
                        SpanTable::span,
                        domain,
                        span.seen().kind().label(),
                        span.seen().item(),
                        span.firstSeen().toEpochMilli())
                .stream()
                .findFirst();
    }

    private static SeenSpan span(ResultSet row) throws SQLException {
        return new SeenSpan(
                new Seen(
                        Labelled.parse(SpanKind.class, row.getString("kind")),
                        row.getString("item"),
                        row.getString("state"),
                        row.getString("grade")),
                Instant.ofEpochMilli(row.getLong("first_seen")),
                Instant.ofEpochMilli(row.getLong("last_seen")),
                row.getLong("looks"));
    }
}
