package dev.mailworthy.cli.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed while they write a store, and processes that write one together. */
@Timeout(1800)
class StoreKillTest {

    private static final int KILLS = Boolean.getBoolean("mailworthy.long") ? 200 : 4;
    private static final long SEED = Long.getLong("mailworthy.seed", 20261201L);
    private static final String DOMAIN = "shop.example";

    @TempDir
    private Path folder;

    @Test
    void aKillLosesAtMostTheRunInProgress() throws IOException, InterruptedException {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        Path file = folder.resolve("mailworthy.db");
        long before = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process writer = start(file, DOMAIN, 1_000_000);
            long printed = readLines(writer, 1 + random.nextInt(60));
            writer.destroyForcibly();
            writer.waitFor();
            long kept = check(file, DOMAIN);
            assertThat(kept).isGreaterThanOrEqualTo(printed).isGreaterThan(before);
            before = kept;
        }
    }

    @Test
    void twoProcessesThatWriteTogetherLoseNothing() throws IOException, InterruptedException {
        Path file = folder.resolve("mailworthy.db");
        Process one = start(file, "one.example", 150);
        Process other = start(file, "other.example", 150);
        readLines(one, Integer.MAX_VALUE);
        readLines(other, Integer.MAX_VALUE);
        assertThat(List.of(one.waitFor(), other.waitFor())).containsExactly(0, 0);
        assertThat(check(file, "one.example")).isEqualTo(150);
        assertThat(check(file, "other.example")).isEqualTo(150);
    }

    private static Process start(Path file, String domain, int runs) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunWriter.class.getName(),
                        file.toString(),
                        domain,
                        String.valueOf(runs))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Reads lines until there are this many, or to the end. Gives the last number. */
    private static long readLines(Process writer, int most) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8));
        long last = 0;
        for (int read = 0; read < most; read++) {
            String line = lines.readLine();
            if (line == null) {
                return last;
            }
            last = Long.parseLong(line);
        }
        return last;
    }

    /** Each run is whole: it has its place in the long span, and a span of its own. Gives the number of runs. */
    private static long check(Path file, String domain) {
        try (Sql sql = StoreFile.open(file)) {
            assertThat(sql.query("PRAGMA integrity_check", row -> row.getString(1)))
                    .containsExactly("ok");
        }
        try (Store store = Store.open(file)) {
            List<StoredRun> runs = store.runs(domain, Instant.EPOCH);
            assertThat(runs)
                    .extracting(run -> run.at().getEpochSecond() - RunWriter.START.getEpochSecond())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, runs.size()).boxed().toList());
            List<SeenSpan> spans = store.spans(domain, Instant.EPOCH);
            assertThat(spans).hasSize(runs.size() + 1);
            assertThat(spans)
                    .filteredOn(span -> span.seen().item().equals("steady"))
                    .extracting(SeenSpan::looks)
                    .containsExactly((long) runs.size());
            return runs.size();
        }
    }
}
