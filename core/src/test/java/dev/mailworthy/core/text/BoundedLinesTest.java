package dev.mailworthy.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of any stream, however their octets come. */
@Timeout(120)
class BoundedLinesTest {

    private static final int LONGEST = 1024;

    private static BoundedLines reader(String text) {
        return BoundedLines.ofText(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), LONGEST);
    }

    /** A stream that gives octets in pieces of random size, like a pipe. */
    private static InputStream inPieces(byte[] octets, SplittableRandom random) {
        return new FilterInputStream(new ByteArrayInputStream(octets)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return super.read(into, offset, 1 + random.nextInt(Math.min(length, 5000)));
            }
        };
    }

    @RepeatedTest(10)
    void linesAreTheSameHoweverTheyCome(RepetitionInfo repetition) throws IOException {
        long seed = repetition.getCurrentRepetition();
        SplittableRandom random = new SplittableRandom(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int length = random.nextInt(20) == 0 ? random.nextInt(200_000) : random.nextInt(40);
            lines.add(Character.toString('a' + random.nextInt(26)).repeat(length));
        }
        boolean broken = random.nextBoolean();
        String text = String.join("\n", lines) + (broken ? "\n" : "x");
        if (!broken) {
            lines.set(399, lines.get(399) + "x");
        }
        BoundedLines reader = BoundedLines.ofText(inPieces(text.getBytes(StandardCharsets.US_ASCII), random), LONGEST);
        for (String line : lines) {
            assertThat(reader.advance()).as("seed %d", seed).isTrue();
            assertThat(reader.text())
                    .as("seed %d", seed)
                    .isEqualTo(line.substring(0, Math.min(line.length(), LONGEST)));
        }
        assertThat(reader.advance()).as("seed %d", seed).isFalse();
        assertThat(reader.advance()).as("seed %d", seed).isFalse();
    }

    @Test
    void emptyInputHasNoLineAndAnEmptyLineIsOne() throws IOException {
        assertThat(reader("").advance()).isFalse();
        BoundedLines reader = reader("\n\nx");
        assertThat(reader.advance()).isTrue();
        assertThat(reader.text()).isEmpty();
        assertThat(reader.advance()).isTrue();
        assertThat(reader.advance()).isTrue();
        assertThat(reader.text()).isEqualTo("x");
        assertThat(reader.advance()).isFalse();
    }

    private static List<String> all(BoundedLines lines) throws IOException {
        List<String> all = new ArrayList<>();
        while (lines.advance()) {
            all.add(lines.text());
        }
        return all;
    }

    @Test
    void linesEndWithLfOrCrLfAndTheMarkOfAFileIsNoPartOfThem() throws IOException {
        assertThat(all(reader("\uFEFFa\r\nb\n\r\nc\rd\r"))).containsExactly("a", "b", "", "c\rd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void textInUtf16IsRead(String charset) throws IOException {
        byte[] octets = "\uFEFFone\r\ntwo \u00fc\n".getBytes(Charset.forName(charset));
        FedInput fed = FedInput.of(new ByteArrayInputStream(octets));
        assertThat(all(BoundedLines.ofText(fed, LONGEST))).containsExactly("one", "two \u00fc");
        assertThat(all(BoundedLines.ofOctets(new ByteArrayInputStream(octets), LONGEST)))
                .doesNotContain("one");
    }

    @Test
    void aMarkThatComesInTwoPartsIsAMark() throws IOException {
        byte[] octets = "\uFEFFone\n".getBytes(StandardCharsets.UTF_16LE);
        InputStream single = new FilterInputStream(new ByteArrayInputStream(octets)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return super.read(into, offset, 1);
            }
        };
        assertThat(all(BoundedLines.ofText(single, LONGEST))).containsExactly("one");
    }

    /** The line, its number, and whether it was cut or ends. */
    private static String described(BoundedLines lines) {
        return lines.number() + " " + lines.text().length() + (lines.isCut() ? " cut" : "")
                + (lines.isBroken() ? "" : " open");
    }

    @Test
    void aLineKnowsItsNumberAndWhetherItIsWhole() throws IOException {
        BoundedLines lines =
                reader("x".repeat(LONGEST) + "\n" + "x".repeat(LONGEST + 1) + "\n" + "x".repeat(200_000) + "\nab");
        List<String> seen = new ArrayList<>();
        while (lines.advance()) {
            seen.add(described(lines));
        }
        assertThat(seen).containsExactly("1 1024", "2 1024 cut", "3 1024 cut", "4 2 open");
    }

    /** The line break comes just where the reader has dropped the rest of a full block. */
    @ParameterizedTest
    @ValueSource(ints = {65_535, 65_536, 65_537, 130_048})
    void aLineThatFillsABlockIsCut(int length) throws IOException {
        BoundedLines lines = reader("x".repeat(length) + "\ny\n");
        assertThat(lines.advance()).isTrue();
        assertThat(described(lines)).isEqualTo("1 1024 cut");
        assertThat(lines.advance()).isTrue();
        assertThat(described(lines)).isEqualTo("2 1");
    }

    @Test
    void aLineWithoutAnEndIsAnErrorAndAsksForNoMemory() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        BoundedLines lines = BoundedLines.ofText(new SequenceInputStream(reader(), endless), LONGEST);
        assertThat(lines.advance()).isTrue();
        assertThatThrownBy(lines::advance)
                .isInstanceOf(BoundedLines.EndlessLineException.class)
                .hasMessage("line 2 has more than 1048576 octets");
        assertThat(lines.octets()).isLessThan(1 << 21);
    }

    private static InputStream reader() {
        return new ByteArrayInputStream(new byte[] {'a', '\n'});
    }

    /** A pipe whose writer pauses in the middle of a line. */
    @Test
    void aPauseIsSeenWithoutAWait() throws Exception {
        PipedOutputStream writer = new PipedOutputStream();
        BlockingQueue<Boolean> arrivals = new LinkedBlockingQueue<>();
        FedInput fed = FedInput.of(new PipedInputStream(writer), () -> arrivals.add(true));
        BoundedLines lines = BoundedLines.ofText(fed, LONGEST);
        assertThat(lines.isReady()).isFalse();
        write(writer, "one\ntw");
        arrivals.take();
        assertThat(lines.isReady()).isTrue();
        assertThat(lines.advance()).isTrue();
        assertThat(lines.text()).isEqualTo("one");
        assertThat(lines.isReady()).as("half a line").isFalse();
        write(writer, "o\n");
        arrivals.take();
        assertThat(lines.isReady()).isTrue();
        assertThat(lines.advance()).isTrue();
        assertThat(lines.text()).isEqualTo("two");
        writer.close();
        arrivals.take();
        assertThat(lines.isReady()).as("the end").isTrue();
        assertThat(lines.advance()).isFalse();
    }

    private static void write(PipedOutputStream writer, String text) throws IOException {
        writer.write(text.getBytes(StandardCharsets.US_ASCII));
        writer.flush();
    }

    /** A run that is over closes its input, although half a line, or half a mark of UTF-16, has come. */
    @ParameterizedTest
    @ValueSource(ints = {'x', 0xFF, 0xFE})
    void aReadThatWaitsEndsWhenTheInputIsClosed(int first) throws Exception {
        PipedOutputStream writer = new PipedOutputStream();
        CountDownLatch arrived = new CountDownLatch(1);
        FedInput fed = FedInput.of(new PipedInputStream(writer), arrived::countDown);
        writer.write(first);
        writer.flush();
        arrived.await();
        BoundedLines lines = BoundedLines.ofText(fed, LONGEST);
        CompletableFuture<Boolean> read = CompletableFuture.supplyAsync(() -> advanced(lines));
        fed.close();
        assertThat(read.get()).isNotNull();
        assertThat(advanced(lines)).isFalse();
    }

    private static boolean advanced(BoundedLines lines) {
        try {
            return lines.advance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anInterruptEndsAReadThatWaits() throws Exception {
        FedInput fed = FedInput.of(new PipedInputStream(new PipedOutputStream()));
        BoundedLines lines = BoundedLines.ofText(fed, LONGEST);
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread reading = new Thread(() -> {
            try {
                lines.advance();
            } catch (IOException e) {
                end.set(e);
            }
        });
        reading.start();
        reading.interrupt();
        reading.join();
        assertThat(end.get()).hasMessage("the run was interrupted");
    }

    /** A pipe whose writer pauses after these octets: a read beyond them would wait for ever. */
    private static final class Pausing extends InputStream {

        private final ByteArrayInputStream octets;
        private final int piece;

        /** @param piece the most octets that a read gives */
        Pausing(byte[] octets, int piece) {
            this.octets = new ByteArrayInputStream(octets);
            this.piece = piece;
        }

        @Override
        public int available() {
            return octets.available();
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            assertThat(octets.available()).as("a read that waits").isPositive();
            return octets.read(into, offset, Math.min(length, piece));
        }
    }

    /**
     * A batch flushes its answers when no whole line is at hand: not before, and not later. By the number of lines the last of them
     * stand in the reader's block, in the decoder, or still in the pipe. The decoder gives less at a time than a large read has
     * brought, so that the pipe can be empty before it.
     */
    @ParameterizedTest
    @CsvSource({
        "UTF-8, 4096",
        "UTF-16LE, 4096",
        "UTF-16BE, 4096",
        "UTF-8, 65536",
        "UTF-16LE, 65536",
        "UTF-16BE, 65536",
    })
    void allWholeLinesThatCameAreAtHandAndNoMore(String charset, int piece) throws IOException {
        String line = "\u4e00".repeat(300);
        for (int number = 0; number < 200; number++) {
            String text = (charset.equals("UTF-8") ? "" : "\uFEFF") + (line + "\n").repeat(number) + "begun";
            BoundedLines lines =
                    BoundedLines.ofText(new Pausing(text.getBytes(Charset.forName(charset)), piece), LONGEST);
            int count = 0;
            while (lines.isReady()) {
                assertThat(lines.advance()).isTrue();
                assertThat(lines.text()).isEqualTo(line);
                count++;
            }
            assertThat(count).isEqualTo(number);
        }
    }
}
