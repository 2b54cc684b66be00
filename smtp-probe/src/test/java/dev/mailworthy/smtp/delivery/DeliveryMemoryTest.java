package dev.mailworthy.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.smtp.delivery.cell.LogCoverage;
import dev.mailworthy.smtp.delivery.source.LogSource;
import dev.mailworthy.smtp.delivery.source.LogSources;
import dev.mailworthy.smtp.delivery.source.PackedOctets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A memory counts each line once, whatever happens to the files between two readings. */
@Tag("long")
class DeliveryMemoryTest {

    private static final long KEY = 0x5eed;
    private static final DeliveryOptions OPTIONS = DeliveryOptions.of(LogForm.ZONE, KEY);

    @TempDir
    Path folder;

    static List<Arguments> seeds() {
        return ScriptedLogTest.seeds();
    }

    /** Lines are appended in pieces that end anywhere. Between them the log is rotated, packed and read; some readings are lost. */
    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("seeds")
    void rotationAndLostReadingsChangeNothing(ScriptedLogTest.Server server, long seed) throws IOException {
        ScriptedLog log = server.log(seed, 30);
        // A record of the export form has several lines. It is no file that logrotate turns.
        List<LogForm> forms = log.server.forms().stream()
                .filter(form -> form != LogForm.EXPORT)
                .toList();
        List<String> lines = log.lines(List.of(forms.get((int) (seed % forms.size()))));
        String text = String.join("\n", lines) + "\n";
        Random random = new Random(seed);
        RotatedLog files = new RotatedLog(folder);
        DeliveryMemory memory = DeliveryMemory.empty(KEY);
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + 1 + random.nextInt(random.nextBoolean() ? 1000 : 20_000));
            files.append(text.substring(from, to));
            from = to;
            boolean isAtLineEnd = text.charAt(to - 1) == '\n';
            if (isAtLineEnd || random.nextInt(3) == 0) {
                from = isAtLineEnd ? from : finishLine(files, text, from);
                rotate(files, random);
            }
            if (random.nextInt(3) == 0) {
                DeliveryMemory read = read(memory, files.files(random), log.end());
                memory = random.nextInt(4) == 0 ? memory : again(read);
            }
        }
        memory = read(memory, files.files(random), log.end());

        DeliverySummary straight =
                DeliveryLog.read(TextSource.of(lines, log.end()), OPTIONS).settled();
        DeliverySummary remembered = memory.summary().settled();
        assertThat(remembered.counted()).isEqualTo(straight.counted());
        assertThat(remembered.messages()).isEqualTo(straight.messages());
        // When a message that was silent for a week is given up depends on when the reader comes by.
        LogCoverage coverage = remembered.coverage();
        LogCoverage given = LogCoverage.evicted(coverage.evicted());
        assertThat(coverage).isEqualTo(straight.coverage().plus(given));
    }

    private static int finishLine(RotatedLog files, String text, int from) throws IOException {
        int end = text.indexOf('\n', from) + 1;
        files.append(text.substring(from, end));
        return end;
    }

    private static void rotate(RotatedLog files, Random random) throws IOException {
        switch (random.nextInt(6)) {
            case 0 -> files.rename();
            case 1 -> files.copyAndTruncate();
            case 2 -> files.pack(1 + random.nextInt(3), PackedOctets.values()[random.nextInt(4)]);
            default -> {}
        }
    }

    private static DeliveryMemory read(DeliveryMemory memory, List<Path> files, Instant written) throws IOException {
        DeliveryMemory now = memory;
        for (Path file : files) {
            for (LogSource source : new LogSources(InputStream.nullInputStream(), written)
                    .add(file.toString())
                    .all()) {
                now = DeliveryLog.readOn(new AtTime(source, written), now, OPTIONS, ReadingProgress.none())
                        .memory();
            }
        }
        return now.compacted(OPTIONS.mostOpen());
    }

    /** The memory after it was written and read. */
    private static DeliveryMemory again(DeliveryMemory memory) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        MemoryForm.write(memory, octets);
        DeliveryMemory back = MemoryForm.read(octets.toByteArray());
        assertThat(back).isEqualTo(memory);
        return back;
    }

    /** A log of a past year, which was written then. */
    private record AtTime(LogSource source, Instant written) implements LogSource {

        @Override
        public String name() {
            return source.name();
        }

        @Override
        public InputStream open() throws IOException {
            return source.open();
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }
    }

    private static ScriptedLog log(long seed, int mails) {
        return ScriptedLogTest.Server.POSTFIX.log(seed, mails);
    }

    /** The journal is appended to a file, in pieces that end anywhere. */
    @Test
    void aRecordOfTheExportFormIsReadWhenItHasEnded() throws IOException {
        ScriptedLog log = log(6, 30);
        List<String> records = log.lines(List.of(LogForm.EXPORT));
        String text = String.join("\n", records) + "\n";
        Random random = new Random(6);
        DeliveryMemory memory = DeliveryMemory.empty(KEY);
        for (int to = 0; to < text.length(); to += 1 + random.nextInt(700)) {
            memory = readOn(
                            memory,
                            new TextSource(text.substring(0, to).getBytes(StandardCharsets.ISO_8859_1), log.end()))
                    .memory();
        }
        memory = readOn(memory, TextSource.of(records, log.end())).memory();
        DeliverySummary straight = DeliveryLog.read(TextSource.of(records, log.end()), OPTIONS);
        assertThat(memory.summary().settled().counted())
                .isEqualTo(straight.settled().counted());
        assertThat(memory.summary().coverage()).isEqualTo(straight.coverage());
    }

    private static String linesOf(ScriptedLog log, int from, int to) {
        return String.join("\n", log.lines(List.of(LogForm.RFC3339)).subList(from, to)) + "\n";
    }

    private static LogSource source(String text, ScriptedLog log) {
        return TextSource.of(List.of(text.split("\n")), log.end());
    }

    private static AppendedLines readOn(DeliveryMemory memory, LogSource source) throws IOException {
        return DeliveryLog.readOn(source, memory, OPTIONS, ReadingProgress.none());
    }

    @Test
    void aLogThatWasReadHasNoNewLine() throws IOException {
        ScriptedLog log = log(1, 40);
        DeliveryMemory memory = readOn(DeliveryMemory.empty(KEY), source(linesOf(log, 0, 60), log))
                .memory();
        assertThat(readOn(memory, source(linesOf(log, 0, 60), log)))
                .isEqualTo(new AppendedLines(DeliverySummary.NONE, memory));
        assertThat(readOn(memory, source(linesOf(log, 0, 20), log))
                        .summary()
                        .coverage()
                        .lines())
                .isZero();
        assertThat(readOn(memory, source(linesOf(log, 0, 61), log))
                        .summary()
                        .coverage()
                        .lines())
                .isEqualTo(1);
    }

    @Test
    void aLogThatWasNeverReadCanBeLeftAlone() throws IOException {
        ScriptedLog log = log(1, 40);
        LogSource longer = source(linesOf(log, 0, 61), log);
        assertThat(DeliveryLog.readOnIfKnown(longer, DeliveryMemory.empty(KEY), OPTIONS, ReadingProgress.none()))
                .isEmpty();
        DeliveryMemory memory = readOn(DeliveryMemory.empty(KEY), source(linesOf(log, 0, 60), log))
                .memory();
        assertThat(DeliveryLog.readOnIfKnown(longer, memory, OPTIONS, ReadingProgress.none()))
                .hasValue(readOn(memory, longer));
    }

    @Test
    void aLogWithTheSameBeginningAndAnotherRestIsAnotherLog() throws IOException {
        ScriptedLog log = log(1, 40);
        DeliveryMemory memory = readOn(DeliveryMemory.empty(KEY), source(linesOf(log, 0, 60), log))
                .memory();
        String other = linesOf(log, 0, 20) + linesOf(log, 30, 80);
        AppendedLines read = readOn(memory, source(other, log));
        assertThat(read.summary().coverage().lines()).isEqualTo(70);
        assertThat(read.memory().positions()).hasSize(2);
    }

    @Test
    void aStoppedReadingGoesOnBehindItsLastLine() throws IOException {
        ScriptedLog log = log(2, 4000);
        LogSource source = TextSource.of(log.lines(List.of(LogForm.RFC3339)), log.end());
        AppendedLines stopped =
                DeliveryLog.readOn(source, DeliveryMemory.empty(KEY), OPTIONS, (lines, octets) -> false);
        long all = DeliveryLog.read(source, OPTIONS).coverage().lines();
        assertThat(stopped.summary().coverage().lines()).isPositive().isLessThan(all);
        AppendedLines rest = readOn(stopped.memory(), source);
        assertThat(rest.memory().summary().coverage().lines()).isEqualTo(all);
        assertThat(rest.memory().summary().settled().counted())
                .isEqualTo(DeliveryLog.read(source, OPTIONS).settled().counted());
    }

    @Test
    void aStreamIsRefusedForItsLinesCannotBeKnownAgain() throws IOException {
        LogSource stream = new LogSources(new ByteArrayInputStream(new byte[0]), Instant.EPOCH)
                .add("-")
                .all()
                .get(0);
        assertThatThrownBy(() -> readOn(DeliveryMemory.empty(KEY), stream))
                .isInstanceOf(IOException.class)
                .hasMessage("-: cannot be told from what was read before; give it as a file");
    }

    @Test
    void aChangedOrCutMemoryIsRefused() throws IOException {
        ScriptedLog log = log(3, 60);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MemoryForm.write(
                readOn(DeliveryMemory.empty(KEY), source(linesOf(log, 0, 90), log))
                        .memory(),
                out);
        byte[] octets = out.toByteArray();
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            byte[] changed = octets.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> MemoryForm.read(changed)).isInstanceOf(IOException.class);
            byte[] cut = Arrays.copyOf(octets, random.nextInt(octets.length));
            assertThatThrownBy(() -> MemoryForm.read(cut)).isInstanceOf(IOException.class);
        }
    }
}
