package dev.mailworthy.cli.store;

import dev.mailworthy.cli.compare.SeenFinding;
import dev.mailworthy.cli.json.JsonObject;
import dev.mailworthy.cli.run.OutputException;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.json.Members;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is kept of many runs, in one database file: the runs, what each look saw, and what the watch told about it. A process that is
 * killed loses at most the transaction that it was in. Several processes may use the file; one writes at a time. For one thread.
 */
public final class Store implements AutoCloseable {

    private final Path file;
    private final Sql sql;

    private Store(Path file, Sql sql) {
        this.file = file;
        this.sql = sql;
    }

    /**
     * Opens a store, and makes one if there is none. A store of an older version is brought forward.
     *
     * @throws UsageException if the file is no store or damaged, is newer than this program, or cannot be used
     */
    public static Store open(Path file) {
        return open(file, Schema.current());
    }

    /**
     * Opens a store that must be there.
     *
     * @throws UsageException as {@link #open(Path)} does, or if there is none
     */
    public static Store existing(Path file) {
        if (!Files.exists(file)) {
            throw new UsageException(file + ": there is no store yet; mailworthy watch makes it");
        }
        return open(file);
    }

    static Store open(Path file, Schema schema) {
        Sql sql = StoreFile.open(file);
        try {
            schema.bringForward(sql, file.toString());
            return new Store(file, sql);
        } catch (RuntimeException e) {
            sql.close();
            throw e;
        }
    }

    public Path file() {
        return file;
    }

    /**
     * Does all of the work, or nothing of it.
     *
     * @throws OutputException if the store cannot be written; it is then as it was
     */
    public <T> T inTransaction(Supplier<T> work) {
        return sql.inTransaction(work);
    }

    /**
     * Keeps a look: the run, what it saw, and the words of its findings. To be called within {@link #inTransaction}. A look that
     * is not after the last one of its domain is refused, because spans have an order.
     */
    public void keep(StoredRun run, List<Seen> seen, List<SeenFinding> findings) {
        new Runs(sql).add(run);
        new SpanTable(sql).extend(run.domain(), run.at(), seen);
        findings.forEach(new Runs(sql)::describe);
    }

    /** The domains that have runs, in alphabetical order. */
    public List<String> domains() {
        return new Runs(sql).domains();
    }

    /** The runs of a domain from a moment on, the oldest first. */
    public List<StoredRun> runs(String domain, Instant from) {
        return new Runs(sql).since(domain, from);
    }

    /** The last run of a domain. */
    public Optional<StoredRun> lastRun(String domain) {
        return new Runs(sql).last(domain);
    }

    /** Whether a look at a domain was kept that got answers. */
    public boolean isWatched(String domain) {
        return new Runs(sql).hasAnswered(domain);
    }

    /** What the last look that saw each thing saw of it. */
    public List<SeenSpan> current(String domain) {
        return new SpanTable(sql).current(domain);
    }

    /** The spans of a domain that a look at or after a moment belongs to, the oldest first. */
    public List<SeenSpan> spans(String domain, Instant from) {
        return new SpanTable(sql).since(domain, from);
    }

    /** The span of the same thing before this one. */
    public Optional<SeenSpan> previous(String domain, SeenSpan span) {
        return new SpanTable(sql).previous(domain, span);
    }

    /** Code, subject and message of a finding, by its fingerprint. */
    public Optional<StoredFinding> finding(String fingerprint) {
        return new Runs(sql).finding(fingerprint);
    }

    /** What the watch told of each thing of a domain. */
    public List<Course> courses(String domain) {
        return new Courses(sql).of(domain);
    }

    /** Replaces what the watch told of one thing. */
    public void keep(Course course) {
        new Courses(sql).put(course);
    }

    /** Adds an alert that is not sent yet. */
    public void due(StoredAlert alert) {
        new Alerts(sql).add(alert);
    }

    /** The alerts that are not sent yet, the oldest first. */
    public List<StoredAlert> unsent() {
        return new Alerts(sql).unsent();
    }

    /** Alerts that were made at or after a moment, the oldest first. */
    public List<StoredAlert> alerts(Instant from) {
        return new Alerts(sql).since(from);
    }

    /** When an alert was last sent. */
    public Optional<Instant> lastSent() {
        return new Alerts(sql).lastSent();
    }

    public void sent(StoredAlert alert, Instant at) {
        new Alerts(sql).sent(alert.id(), at);
    }

    /** How many looks of older days saw each thing in each state, from the first day of a period that is whole. */
    public List<DayCount> days(String domain, Instant from, Instant until) {
        return new Rollup(sql).days(domain, from, until);
    }

    /**
     * Replaces what is older than a moment by counts for each day. The period that each domain is in stays as it is.
     *
     * @param oldest is put back to the beginning of its day
     * @return how many looks were replaced
     */
    public int rollUp(Instant oldest) {
        return new Rollup(sql).before(oldest);
    }

    /** What is damaged, one line each; nothing if the file is whole. */
    public List<String> damage() {
        return new Upkeep(sql).damage();
    }

    /** Gives back the space of what was deleted. */
    public void vacuum() {
        new Upkeep(sql).vacuum();
    }

    /** The version of the tables. */
    public int version() {
        return Schema.current().version();
    }

    /** Hands out each row of each table as an object with the name of its table. */
    public void exportTo(Consumer<JsonObject> rows) {
        new StoreRows(sql).writeTo(rows);
    }

    /**
     * Adds rows as {@link #exportTo} made them, all or none.
     *
     * @param rows gives the next row, or nothing at the end
     * @return how many there were
     * @throws UsageException if this store has looks
     * @throws IllegalArgumentException if a row is none of a store
     */
    public long importFrom(Supplier<Optional<Members>> rows) {
        if (!domains().isEmpty()) {
            throw new UsageException(file + ": has looks already; rows are imported into a new store");
        }
        return inTransaction(() -> new StoreRows(sql).readFrom(rows));
    }

    @Override
    public void close() {
        sql.close();
    }
}
