package dev.mailworthy.cli.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.cli.compare.SeenFinding;
import dev.mailworthy.cli.run.OutputException;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database of many runs. */
@Timeout(120)
class StoreTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final String DOMAIN = "shop.example";
    private static final Seen GOOD = new Seen(SpanKind.FACT, "PTR-MISSING", "ruled-out", "");
    private static final Seen BAD = new Seen(SpanKind.FACT, "PTR-MISSING", "stands", "");

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("state/mailworthy/mailworthy.db");
    }

    private static Instant hour(int number) {
        return START.plus(Duration.ofHours(number));
    }

    private static StoredRun run(int hour) {
        return new StoredRun(DOMAIN, hour(hour), "ready", Optional.empty());
    }

    private static void keep(Store store, int hour, Seen... seen) {
        store.inTransaction(() -> {
            store.keep(run(hour), List.of(seen), List.of());
            return hour;
        });
    }

    @Test
    void aSpanGrowsWhileLooksSeeTheSameAndEndsWhenOneSeesAnother() {
        try (Store store = Store.open(file)) {
            keep(store, 0, GOOD);
            keep(store, 1, GOOD);
            keep(store, 2, BAD);
            keep(store, 3);
            keep(store, 4, BAD);
        }
        try (Store store = Store.existing(file)) {
            assertThat(store.spans(DOMAIN, START))
                    .containsExactly(new SeenSpan(GOOD, hour(0), hour(1), 2), new SeenSpan(BAD, hour(2), hour(4), 2));
            assertThat(store.current(DOMAIN)).containsExactly(new SeenSpan(BAD, hour(2), hour(4), 2));
            assertThat(store.spans(DOMAIN, hour(2))).hasSize(1);
            assertThat(store.runs(DOMAIN, hour(3))).containsExactly(run(3), run(4));
            assertThat(store.lastRun(DOMAIN)).contains(run(4));
            assertThat(store.domains()).containsExactly(DOMAIN);
        }
    }

    @Test
    void aFindingKeepsItsWordsAndACourseItsWait() {
        SeenFinding finding = new SeenFinding("PTR-MISSING", Severity.ERROR, "192.0.2.1", "no name", "00ff");
        Course course = new Course(
                DOMAIN,
                SpanKind.FINDING,
                "00ff",
                "error",
                hour(0),
                Optional.of(new Course.Waiting("ruled-out", hour(1))),
                Optional.empty());
        try (Store store = Store.open(file)) {
            store.inTransaction(() -> {
                store.keep(run(0), List.of(), List.of(finding));
                store.keep(course);
                return 0;
            });
            store.keep(new Course(
                    DOMAIN, SpanKind.CHECK, "PTR", "answered", hour(0), Optional.empty(), Optional.of(hour(2))));
        }
        try (Store store = Store.open(file)) {
            assertThat(store.finding("00ff"))
                    .contains(new StoredFinding("00ff", "PTR-MISSING", "192.0.2.1", "no name"));
            assertThat(store.courses(DOMAIN))
                    .contains(course)
                    .extracting(Course::returned)
                    .containsExactly(Optional.of(hour(2)), Optional.empty());
        }
    }

    @Test
    void anAlertIsUnsentUntilItIsSent() {
        StoredAlert first = new StoredAlert("a", hour(0), "{}", "one");
        StoredAlert second = new StoredAlert("b", hour(1), "{}", "two");
        try (Store store = Store.open(file)) {
            store.due(second);
            store.due(first);
            assertThat(store.unsent()).containsExactly(first, second);
            store.sent(first, hour(2));
            assertThat(store.unsent()).containsExactly(second);
            assertThat(store.alerts(START)).containsExactly(first, second);
        }
    }

    @Test
    void workThatFailsLeavesNothing() {
        try (Store store = Store.open(file)) {
            keep(store, 0, GOOD);
            assertThatThrownBy(() -> store.inTransaction(() -> {
                        store.keep(run(1), List.of(BAD), List.of());
                        throw new IllegalStateException("stopped");
                    }))
                    .hasMessage("stopped");
            assertThatThrownBy(() -> keep(store, 0, BAD)).isInstanceOf(IllegalArgumentException.class);
            assertThat(store.runs(DOMAIN, START)).containsExactly(run(0));
            assertThat(store.current(DOMAIN)).containsExactly(new SeenSpan(GOOD, hour(0), hour(0), 1));
        }
    }

    @Test
    void onlyTheOwnerMayReadTheFileAndItsFolder() throws IOException {
        Store.open(file).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        assertThatThrownBy(() -> Store.open(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aStoreOfANewerVersionIsRefusedAndStaysAsItWas() {
        List<List<String>> longer =
                List.of(List.of("CREATE TABLE one (a INTEGER)"), List.of("CREATE TABLE two (a INTEGER)"));
        Store.open(file, new Schema(longer)).close();
        assertThatThrownBy(() -> Store.open(file))
                .isInstanceOf(UsageException.class)
                .hasMessage(file + ": was written by a newer Mailworthy (schema 2; this one knows 1): use that version,"
                        + " or name another file");
        Store.open(file, new Schema(longer)).close();
    }

    @Test
    void aStoreOfAnOlderVersionIsBroughtForwardWithWhatItHolds() {
        List<String> first = List.of("CREATE TABLE one (a INTEGER)", "INSERT INTO one (a) VALUES (7)");
        Store.open(file, new Schema(List.of(first))).close();
        List<String> second = List.of("CREATE TABLE two (b INTEGER)", "INSERT INTO two (b) SELECT a + 1 FROM one");
        Store.open(file, new Schema(List.of(first, second))).close();
        try (Sql sql = StoreFile.open(file)) {
            assertThat(sql.query("SELECT b FROM two", row -> row.getInt(1))).containsExactly(8);
        }
    }

    @Test
    void aStepThatFailsLeavesTheOlderVersion() {
        List<String> first = List.of("CREATE TABLE one (a INTEGER)");
        Store.open(file, new Schema(List.of(first))).close();
        List<String> second = List.of("CREATE TABLE two (b INTEGER)", "INSERT INTO missing (b) VALUES (1)");
        assertThatThrownBy(() -> Store.open(file, new Schema(List.of(first, second))))
                .isInstanceOf(UsageException.class);
        try (Sql sql = StoreFile.open(file)) {
            assertThat(sql.query("SELECT version FROM schema_version", row -> row.getInt(1)))
                    .containsExactly(1);
            assertThat(sql.query("SELECT name FROM sqlite_schema WHERE name = 'two'", row -> row.getString(1)))
                    .isEmpty();
        }
    }

    @Test
    void aFileThatIsNoStoreIsRefused() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "not a database, but long enough to hold the header of one".repeat(40));
        assertThatThrownBy(() -> Store.open(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is damaged or no store");
    }

    @Test
    void aStoreWhoseEndIsGoneIsDamaged() throws IOException {
        try (Store store = Store.open(file)) {
            IntStream.range(0, 200)
                    .forEach(hour -> keep(store, hour, new Seen(SpanKind.RECORDS, "a", "seen", "x".repeat(hour * 20))));
        }
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        assertThatThrownBy(() -> {
                    try (Store store = Store.open(file)) {
                        store.spans(DOMAIN, START);
                    }
                })
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void aFullDiskEndsTheCommandAndLeavesTheStoreAsItWas() {
        Store.open(file).close();
        try (Sql sql = StoreFile.open(file)) {
            int pages = sql.query("PRAGMA page_count", row -> row.getInt(1)).get(0);
            sql.query("PRAGMA max_page_count = " + (pages + 2), row -> row.getInt(1));
            Runs runs = new Runs(sql);
            runs.add(run(0));
            assertThatThrownBy(() -> sql.inTransaction(() -> {
                        new SpanTable(sql)
                                .extend(
                                        DOMAIN,
                                        hour(1),
                                        List.of(new Seen(SpanKind.RECORDS, "a", "seen", "x".repeat(99_999))));
                        return 0;
                    }))
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining("the disk is full");
            assertThat(new SpanTable(sql).current(DOMAIN)).isEmpty();
            runs.add(run(2));
            assertThat(runs.since(DOMAIN, START)).hasSize(2);
        }
    }

    @Test
    void theStoreOfAUserIsInTheFolderOfTheState() {
        assertThat(StorePlace.of(null, Map.of("XDG_STATE_HOME", "/state", "HOME", "/root")))
                .isEqualTo(Path.of("/state/mailworthy/mailworthy.db"));
        assertThat(StorePlace.of(null, Map.of("XDG_STATE_HOME", "relative", "HOME", "/h")))
                .isEqualTo(Path.of("/h/.local/state/mailworthy/mailworthy.db"));
        assertThat(StorePlace.of("/x/y.db", Map.of())).isEqualTo(Path.of("/x/y.db"));
        assertThatThrownBy(() -> StorePlace.of(null, Map.of())).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Store.existing(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("there is no store yet");
    }
}
