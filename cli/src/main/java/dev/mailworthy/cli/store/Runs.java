package dev.mailworthy.cli.store;

import dev.mailworthy.cli.compare.SeenFinding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tables of runs and of the words of findings. */
final class Runs {

    private final Sql sql;

    Runs(Sql sql) {
        this.sql = sql;
    }

    void add(StoredRun run) {
        last(run.domain()).filter(before -> !before.at().isBefore(run.at())).ifPresent(before -> {
            throw new IllegalArgumentException("a run at " + run.at() + " is not after that at " + before.at());
        });
        sql.update(
                "INSERT INTO run (domain, at, verdict, cause) VALUES (?, ?, ?, ?)",
                run.domain(),
                run.at().toEpochMilli(),
                run.verdict(),
                run.cause().orElse(null));
    }

    void describe(SeenFinding finding) {
        sql.update(
                "INSERT INTO finding (fingerprint, code, subject, message) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (fingerprint) DO UPDATE SET message = excluded.message",
                finding.fingerprint(),
                finding.code(),
                finding.subject(),
                finding.message());
    }

    List<String> domains() {
        return sql.query("SELECT DISTINCT domain FROM run ORDER BY domain", row -> row.getString(1));
    }

    List<StoredRun> since(String domain, Instant from) {
        return sql.query(
                "SELECT domain, at, verdict, cause FROM run WHERE domain = ? AND at >= ? ORDER BY at",
                Runs::run,
                domain,
                from.toEpochMilli());
    }

    Optional<StoredRun> last(String domain) {
        return sql
                .query(
                        "SELECT domain, at, verdict, cause FROM run WHERE domain = ? ORDER BY at DESC LIMIT 1",
                        Runs::run,
                        domain)
                .stream()
                .findFirst();
    }

    boolean hasAnswered(String domain) {
        return !sql.query("SELECT 1 FROM run WHERE domain = ? AND cause IS NULL LIMIT 1", row -> row.getInt(1), domain)
                .isEmpty();
    }

    private static StoredRun run(ResultSet row) throws SQLException {
        return new StoredRun(
                row.getString("domain"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("verdict"),
                Optional.ofNullable(row.getString("cause")));
    }

    Optional<StoredFinding> finding(String fingerprint) {
        return sql
                .query(
                        "SELECT fingerprint, code, subject, message FROM finding WHERE fingerprint = ?",
                        row -> new StoredFinding(
                                row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                        fingerprint)
                .stream()
                .findFirst();
    }
}
