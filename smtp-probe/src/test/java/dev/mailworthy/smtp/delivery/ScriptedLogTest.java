package dev.mailworthy.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.cell.CellCounts;
import dev.mailworthy.smtp.delivery.cell.CellKey;
import dev.mailworthy.smtp.delivery.cell.EvidenceCell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs made by chance: the cells are exactly those of the generator, however the log is cut and put together. */
@Tag("long")
class ScriptedLogTest {

    /** 200 seeds with {@code -Dmailworthy.seeds=200}. */
    private static final int SEEDS =
            Integer.getInteger("mailworthy.seeds", Boolean.getBoolean("mailworthy.long") ? 24 : 8);

    private static final long KEY = 0x5eed;

    /** The servers that write the same world, each in its own format. */
    enum Server {
        POSTFIX(ScriptedPostfix::new),
        EXIM(ScriptedExim::new),
        SENDMAIL(ScriptedSendmail::new),
        OPENSMTPD(ScriptedOpenSmtpd::new),
        KUMO(ScriptedKumo::new);

        private final Function<Random, ScriptedServer> writer;

        Server(Function<Random, ScriptedServer> writer) {
            this.writer = writer;
        }

        ScriptedLog log(long seed, int mails) {
            return new ScriptedLog(seed, mails, writer);
        }
    }

    static List<Arguments> seeds() {
        List<Arguments> seeds = new ArrayList<>();
        for (Server server : Server.values()) {
            for (long seed = 0; seed < SEEDS; seed++) {
                seeds.add(Arguments.of(server, seed));
            }
        }
        return seeds;
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("seeds")
    void theCellsAreThoseOfTheGenerator(Server server, long seed) throws IOException {
        ScriptedLog log = server.log(seed, 60);
        List<LogForm> forms = log.server.forms();
        LogForm form = forms.get((int) (seed % forms.size()));
        DeliverySummary summary = read(log, log.lines(List.of(form)));

        assertThat(cells(summary)).containsExactlyInAnyOrderEntriesOf(expected(log));
        assertThat(summary.settled().messages()).isEqualTo(log.messages);
        assertThat(summary.coverage().ambiguous()).isEqualTo(log.ambiguous);
        assertThat(summary.coverage().notUnderstood()).isEqualTo(log.ambiguous);
        assertThat(summary.coverage().unreadable()).isZero();
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("seeds")
    void anyCutAndAnyOrderOfThePiecesGivesEqualCells(Server server, long seed) throws IOException {
        ScriptedLog log = server.log(seed, 60);
        List<String> lines = log.lines(log.server.forms());
        Random random = new Random(seed);
        List<DeliverySummary> pieces = new ArrayList<>();
        int from = 0;
        while (from < lines.size()) {
            int to = Math.min(lines.size(), from + 1 + random.nextInt(random.nextBoolean() ? 5 : 200));
            pieces.add(read(log, lines.subList(from, to)));
            from = to;
        }
        Collections.shuffle(pieces, random);
        while (pieces.size() > 1) {
            DeliverySummary one = pieces.remove(random.nextInt(pieces.size()));
            DeliverySummary other = pieces.remove(random.nextInt(pieces.size()));
            pieces.add(one.plus(other));
        }

        DeliverySummary whole = read(log, lines).settled();
        DeliverySummary merged = pieces.get(0).settled();
        assertThat(merged.counted()).isEqualTo(whole.counted());
        assertThat(merged.messages()).isEqualTo(whole.messages());
        assertThat(cells(merged)).containsExactlyInAnyOrderEntriesOf(expected(log));
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void everyFormOfLineGivesTheSameCells(Server server) throws IOException {
        ScriptedLog log = server.log(4, 100);
        for (LogForm form : log.server.forms()) {
            assertThat(cells(read(log, log.lines(List.of(form)))))
                    .as("%s", form)
                    .containsExactlyInAnyOrderEntriesOf(expected(log));
        }
    }

    /** Each line is of one server, and so are the messages: the cells of the mixed log are the sum. */
    @Test
    void linesOfSeveralServersMayStandInOneLog() throws IOException {
        Map<String, long[]> sum = new TreeMap<>();
        List<String> mixed = new ArrayList<>();
        ScriptedLog last = Server.POSTFIX.log(7, 1);
        for (Server server : Server.values()) {
            ScriptedLog log = server.log(7, 60);
            List<LogForm> dated = log.server.forms().stream()
                    .filter(form -> form != LogForm.TRADITIONAL)
                    .toList();
            mixed.addAll(log.lines(dated));
            log.cells.forEach((key, counts) -> sum.merge(key, counts.clone(), ScriptedLogTest::added));
        }
        Map<String, String> expected = new TreeMap<>();
        sum.forEach((key, counts) -> expected.put(key, Arrays.toString(counts)));
        assertThat(cells(read(last, mixed))).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static long[] added(long[] one, long[] other) {
        for (int i = 0; i < one.length; i++) {
            one[i] += other[i];
        }
        return one;
    }

    private static DeliverySummary read(ScriptedLog log, List<String> lines) throws IOException {
        return DeliveryLog.read(TextSource.of(lines, log.end()), DeliveryOptions.of(LogForm.ZONE, KEY));
    }

    private static Map<String, String> expected(ScriptedLog log) {
        Map<String, String> expected = new TreeMap<>();
        log.cells.forEach((key, counts) -> expected.put(key, Arrays.toString(counts)));
        return expected;
    }

    private static Map<String, String> cells(DeliverySummary summary) {
        Map<String, String> cells = new TreeMap<>();
        for (EvidenceCell cell : summary.settled().counted()) {
            CellKey key = cell.key();
            String words =
                    key.hour() + "|" + key.source().map(IpAddress::toString).orElse("") + "|"
                            + key.target().name() + "|" + key.outcome().label() + "|"
                            + key.cause().id() + "|"
                            + key.cause().rule().orElse("");
            CellCounts counts = cell.counts();
            cells.put(words, Arrays.toString(new long[] {
                counts.attempts(), counts.recipients(), counts.deferredOnce(), counts.heldOnce()
            }));
        }
        return cells;
    }
}
