package dev.mailworthy.cli.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.cli.compare.SeenFinding;
import dev.mailworthy.cli.history.DomainHistory;
import dev.mailworthy.cli.history.Uptime;
import dev.mailworthy.cli.run.UsageException;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.json.JsonInput;
import dev.mailworthy.core.json.Members;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Counts in place of old looks, and stores that are taken elsewhere. */
@Timeout(120)
class StoreUpkeepTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final String DOMAIN = "shop.example";
    private static final String FINGERPRINT = "00000000000000ff";

    @TempDir
    private Path folder;

    private static Instant hour(int number) {
        return START.plus(Duration.ofHours(number));
    }

    /** Three days of looks, one an hour. A fact is open in the hours 20 to 29. */
    private static void fill(Store store) {
        for (int hour = 0; hour < 72; hour++) {
            boolean isOpen = hour >= 20 && hour < 30;
            StoredRun run = new StoredRun(
                    DOMAIN,
                    hour(hour),
                    isOpen ? "inconclusive" : "ready",
                    Optional.ofNullable(isOpen ? "no-network" : null));
            List<Seen> seen = List.of(
                    new Seen(SpanKind.FACT, "PTR-MISSING", isOpen ? "open" : "ruled-out", ""),
                    new Seen(
                            SpanKind.FINDING,
                            FINGERPRINT,
                            hour < 40 ? "stands" : "ruled-out",
                            hour < 40 ? "error" : ""),
                    new Seen(SpanKind.VERDICT, "", run.verdict(), ""));
            store.inTransaction(() -> {
                store.keep(
                        run,
                        seen,
                        List.of(new SeenFinding("PTR-MISSING", Severity.ERROR, "192.0.2.1", "no name", FINGERPRINT)));
                return 0;
            });
        }
        store.keep(new Course(
                DOMAIN,
                SpanKind.FINDING,
                FINGERPRINT,
                "error",
                START,
                Optional.of(new Course.Waiting("ruled-out", hour(71))),
                Optional.empty()));
        store.due(new StoredAlert("a", hour(1), "{}\n", "one"));
        store.sent(new StoredAlert("a", hour(1), "{}\n", "one"), hour(2));
        store.due(new StoredAlert("b", hour(1), "{}\n", "two"));
    }

    @Test
    void oldLooksBecomeCountsForEachDayAndNoCountIsLost() {
        try (Store store = Store.open(folder.resolve("m.db"))) {
            fill(store);
            List<Uptime> before =
                    DomainHistory.of(store, DOMAIN, START, hour(72)).uptimes();
            assertThat(before).containsExactly(new Uptime(SpanKind.FACT, "PTR-MISSING", 62, 0, 10));

            assertThat(store.rollUp(hour(24 + 13))).isEqualTo(24);
            assertThat(store.days(DOMAIN, START, hour(72)))
                    .containsExactly(
                            new DayCount(LocalDate.parse("2026-11-01"), SpanKind.FACT, "PTR-MISSING", "open", 4),
                            new DayCount(LocalDate.parse("2026-11-01"), SpanKind.FACT, "PTR-MISSING", "ruled-out", 20),
                            new DayCount(LocalDate.parse("2026-11-01"), SpanKind.VERDICT, "", "inconclusive", 4),
                            new DayCount(LocalDate.parse("2026-11-01"), SpanKind.VERDICT, "", "ready", 20));
            assertThat(store.rollUp(hour(24 + 20))).isZero();
            assertThat(store.rollUp(hour(48))).isEqualTo(24);
            assertThat(DomainHistory.of(store, DOMAIN, START, hour(72)).uptimes())
                    .isEqualTo(before);
            assertThat(store.runs(DOMAIN, START)).hasSize(24);
            assertThat(store.current(DOMAIN)).hasSize(3);
            assertThat(store.finding(FINGERPRINT)).isPresent();
            assertThat(store.alerts(START)).extracting(StoredAlert::id).containsExactly("b");
            assertThat(store.damage()).isEmpty();
            store.vacuum();
            assertThat(DomainHistory.of(store, DOMAIN, START, hour(72)).uptimes())
                    .isEqualTo(before);
        }
    }

    private static List<String> exported(Store store) {
        List<String> rows = new ArrayList<>();
        store.exportTo(row -> rows.add(row.line()));
        return rows;
    }

    private static Supplier<Optional<Members>> rows(List<String> lines) {
        Iterator<String> left = lines.iterator();
        return () -> left.hasNext() ? Optional.of(JsonInput.object(left.next())) : Optional.empty();
    }

    @Test
    void whatIsExportedAndImportedIsTheSameStore() {
        List<String> rows;
        try (Store store = Store.open(folder.resolve("one.db"))) {
            fill(store);
            store.rollUp(hour(24));
            rows = exported(store);
        }
        try (Store store = Store.open(folder.resolve("two.db"))) {
            assertThat(store.importFrom(rows(rows))).isEqualTo(rows.size());
            assertThat(exported(store)).containsExactlyInAnyOrderElementsOf(rows);
            assertThatThrownBy(() -> store.importFrom(rows(rows)))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("has looks already");
        }
    }

    @Test
    void aRowThatIsNoneLeavesNothing() {
        List<String> rows;
        try (Store store = Store.open(folder.resolve("one.db"))) {
            fill(store);
            rows = exported(store);
        }
        for (String bad : List.of(
                "{\"table\": \"sqlite_schema\"}",
                "{\"table\": \"run\", \"domain\": \"a\"}",
                "{\"table\": \"span\", \"domain\": \"a\", \"kind\": \"none\", \"item\": \"\", \"first_seen\": 1,"
                        + " \"last_seen\": 1, \"state\": \"\", \"grade\": \"\", \"looks\": 1, \"is_current\": 1}")) {
            List<String> spoiled = new ArrayList<>(rows);
            spoiled.add(bad);
            try (Store store = Store.open(folder.resolve("two.db"))) {
                assertThatThrownBy(() -> store.importFrom(rows(spoiled)))
                        .as(bad)
                        .isInstanceOfAny(IllegalArgumentException.class, UsageException.class);
                assertThat(exported(store)).isEmpty();
            }
        }
    }

    /** The file was written by the first version that had a store. It is never written again. */
    @Test
    void aStoreOfTheFirstVersionOpens() throws IOException {
        Path file = folder.resolve("first.db");
        try (InputStream first = Objects.requireNonNull(getClass().getResourceAsStream("schema-1.db"))) {
            Files.copy(first, file);
        }
        try (Store store = Store.open(file)) {
            assertThat(store.damage()).isEmpty();
            assertThat(store.domains()).containsExactly(DOMAIN);
            assertThat(store.runs(DOMAIN, START)).hasSize(48);
            assertThat(store.current(DOMAIN))
                    .contains(new SeenSpan(
                            new Seen(SpanKind.FINDING, FINGERPRINT, "ruled-out", ""), hour(40), hour(71), 32));
            assertThat(store.courses(DOMAIN)).extracting(Course::told).containsExactly("error");
            assertThat(store.unsent()).extracting(StoredAlert::words).containsExactly("two");
            assertThat(store.days(DOMAIN, START, hour(24))).hasSize(4);
        }
    }

    /** Writes a store of the present version, to be kept when the schema first has it. */
    public static void main(String[] args) {
        try (Store store = Store.open(Path.of(args[0]))) {
            fill(store);
            store.rollUp(hour(24));
            store.vacuum();
        }
    }
}
