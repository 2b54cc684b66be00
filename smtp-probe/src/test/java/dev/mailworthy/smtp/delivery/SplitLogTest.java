package dev.mailworthy.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.smtp.delivery.cell.CountedDomains;
import dev.mailworthy.smtp.delivery.source.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A log that several threads read gives what one thread reads, and is left to one thread where the times at a cut leave a doubt. */
class SplitLogTest {

    private static final int SEEDS = Boolean.getBoolean("mailworthy.long") ? 24 : 6;
    private static final DeliveryOptions OPTIONS = DeliveryOptions.of(ZoneOffset.UTC, 7);

    static List<Arguments> seeds() {
        List<Function<Random, ScriptedServer>> servers = List.of(
                ScriptedPostfix::new,
                ScriptedExim::new,
                ScriptedSendmail::new,
                ScriptedOpenSmtpd::new,
                ScriptedKumo::new);
        List<Arguments> seeds = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            for (Function<Random, ScriptedServer> server : servers) {
                seeds.add(Arguments.of(seed, server));
            }
        }
        return seeds;
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void severalThreadsReadWhatOneReads(int seed, Function<Random, ScriptedServer> server) throws IOException {
        ScriptedLog log = new ScriptedLog(seed, 80, server);
        for (LogForm form : log.server.forms()) {
            LogSource source = TextSource.of(log.lines(List.of(form)), log.end());
            DeliveryOptions options = DeliveryOptions.of(LogForm.ZONE, 7);
            DeliverySummary whole = DeliveryLog.read(source, options);
            for (int threads = 2; threads <= 5; threads++) {
                Optional<DeliverySummary> split = split(source, options.on(threads));
                assertThat(split.isPresent()).as("%s is split", form).isEqualTo(form != LogForm.EXPORT);
                if (split.isPresent()) {
                    assertThat(split.get().settled().counted())
                            .isEqualTo(whole.settled().counted());
                    assertThat(split.get().settled().messages())
                            .isEqualTo(whole.settled().messages());
                    assertThat(split.get().coverage()).isEqualTo(whole.coverage());
                }
            }
        }
    }

    private static Optional<DeliverySummary> split(LogSource source, DeliveryOptions options) throws IOException {
        return new SplitLog(source, options, ReadingProgress.none(), 0).read();
    }

    private static List<String> lines(String... times) {
        List<String> lines = new ArrayList<>();
        for (String time : times) {
            IntStream.range(0, 40)
                    .forEach(i -> lines.add(time + " mx1 postfix/smtp[1]: " + "4ABC" + (1000 + lines.size())
                            + ": to=<a@b.example>, relay=mx.b.example[192.0.2.1]:25, delay=1, delays=1/0/0/0, dsn=2.0.0,"
                            + " status=sent (250 ok)"));
        }
        return lines;
    }

    @Test
    void aLogOfTwoYearsIsLeftToOneThread() throws IOException {
        LogSource source = TextSource.of(
                lines("Jan  5 10:00:00", "Jun  5 10:00:00", "Nov  5 10:00:00", "Feb  5 10:00:00", "Jul  5 10:00:00"),
                Instant.parse("2026-07-06T00:00:00Z"));
        assertThat(split(source, OPTIONS.on(2))).isEmpty();
        assertThat(DeliveryLog.read(source, OPTIONS.on(2))).isEqualTo(DeliveryLog.read(source, OPTIONS));
    }

    @Test
    void aCutInTheHourThatComesTwiceIsLeftToOneThread() throws IOException {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        LogSource source = TextSource.of(
                lines("Oct 25 02:10:00", "Oct 25 02:50:00", "Oct 25 02:10:01", "Oct 25 02:50:01"),
                Instant.parse("2026-10-26T00:00:00Z"));
        assertThat(split(source, DeliveryOptions.of(berlin, 7).on(2))).isEmpty();
    }

    @Test
    void aLogThatCountsDomainsIsLeftToOneThread() throws IOException {
        LogSource source = TextSource.of(lines("Jul  5 10:00:00"), Instant.parse("2026-07-06T00:00:00Z"));
        assertThat(split(source, OPTIONS.on(2))).isPresent();
        assertThat(split(source, OPTIONS.on(2).counting(CountedDomains.first(5))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theProgressOfAllThreadsIsOne(int threads) throws IOException {
        LogSource source = TextSource.of(
                IntStream.range(0, 900)
                        .boxed()
                        .flatMap(i -> lines(String.format(Locale.ROOT, "Jul  5 10:%02d:%02d", i / 60, i % 60)).stream())
                        .toList(),
                Instant.parse("2026-07-06T00:00:00Z"));
        List<Long> seen = new ArrayList<>();
        ReadingProgress stops = (lines, octets) -> {
            seen.add(lines);
            return false;
        };
        Optional<DeliverySummary> part = new SplitLog(source, OPTIONS.on(threads), stops, 0).read();
        if (threads == 1) {
            assertThat(part).isEmpty();
            return;
        }
        assertThat(seen).hasSize(1);
        assertThat(part.orElseThrow().coverage().lines()).isBetween(1L, 17_000L);
    }

    @Test
    void aPartThatCannotBeReadFailsTheWhole() {
        LogSource text = TextSource.of(lines("Jul  5 10:00:00"), Instant.parse("2026-07-06T00:00:00Z"));
        LogSource source = new Broken(text);
        assertThatThrownBy(() -> split(source, OPTIONS.on(2)))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
    }

    /** Fails when its second half is opened for the second time, which is to read it. */
    private static final class Broken implements LogSource {

        private final LogSource text;
        private int opened;

        private Broken(LogSource text) {
            this.text = text;
        }

        @Override
        public String name() {
            return text.name();
        }

        @Override
        public InputStream open() throws IOException {
            return text.open();
        }

        @Override
        public synchronized Optional<InputStream> openAt(long offset) throws IOException {
            if (offset > 0 && opened++ > 0) {
                throw new IOException("the disk is gone");
            }
            return text.openAt(offset);
        }

        @Override
        public Instant written() throws IOException {
            return text.written();
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public long size() {
            return text.size();
        }
    }
}
