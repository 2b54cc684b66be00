package dev.mailworthy.cli.store;

import dev.mailworthy.core.Labelled;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of what the watch told. */
final class Courses {

    private final Sql sql;

    Courses(Sql sql) {
        this.sql = sql;
    }

    void put(Course course) {
        sql.update(
                "DELETE FROM course WHERE domain = ? AND kind = ? AND item = ?",
                course.domain(),
                course.kind().label(),
                course.item());
        sql.update(
                "INSERT INTO course (domain, kind, item, told, since, waiting, waiting_since, returned)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                course.domain(),
                course.kind().label(),
                course.item(),
                course.told(),
                course.since().toEpochMilli(),
                course.waiting().map(Course.Waiting::state).orElse(null),
                course.waiting().map(waiting -> waiting.since().toEpochMilli()).orElse(null),
                course.returned().map(Instant::toEpochMilli).orElse(null));
    }

    List<Course> of(String domain) {
        return sql.query(
                "SELECT domain, kind, item, told, since, waiting, waiting_since, returned FROM course"
                        + " WHERE domain = ? ORDER BY kind, item",
                Courses::course,
                domain);
    }

    private static Course course(ResultSet row) throws SQLException {
        String waiting = row.getString("waiting");
        long since = row.getLong("waiting_since");
        long returned = row.getLong("returned");
        boolean hasReturned = !row.wasNull();
        return new Course(
                row.getString("domain"),
                Labelled.parse(SpanKind.class, row.getString("kind")),
                row.getString("item"),
                row.getString("told"),
                Instant.ofEpochMilli(row.getLong("since")),
                Optional.ofNullable(waiting).map(state -> new Course.Waiting(state, Instant.ofEpochMilli(since))),
                hasReturned ? Optional.of(Instant.ofEpochMilli(returned)) : Optional.empty());
    }
}
