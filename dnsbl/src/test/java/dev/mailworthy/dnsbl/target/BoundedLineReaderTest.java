package dev.mailworthy.dnsbl.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BoundedLineReaderTest {

    private static final int LONGEST = 1024;

    private static BoundedLineReader reader(String text) {
        return new BoundedLineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), LONGEST);
    }

    private static long ip4(String line) throws IOException {
        BoundedLineReader reader = reader(line);
        assertThat(reader.advance()).isTrue();
        return reader.ip4();
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
        BoundedLineReader reader =
                new BoundedLineReader(inPieces(text.getBytes(StandardCharsets.US_ASCII), random), LONGEST);
        for (String line : lines) {
            assertThat(reader.advance()).as("seed %d", seed).isTrue();
            assertThat(reader.text())
                    .as("seed %d", seed)
                    .isEqualTo(line.substring(0, Math.min(line.length(), LONGEST)));
        }
        assertThat(reader.advance()).as("seed %d", seed).isFalse();
        assertThat(reader.advance()).as("seed %d", seed).isFalse();
    }

    @RepeatedTest(2)
    void anAddressIsReadAsTheAddressParserReadsIt(RepetitionInfo repetition) throws IOException {
        long seed = repetition.getCurrentRepetition();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            int octets = random.nextInt();
            String text = new SweepTarget.Ip4(octets).whole().text();
            assertThat(ip4(text)).as("seed %d: %s", seed, text).isEqualTo(Integer.toUnsignedLong(octets));
        }
    }

    @RepeatedTest(2)
    void whatTheAddressParserRefusesIsNoAddress(RepetitionInfo repetition) throws IOException {
        long seed = repetition.getCurrentRepetition();
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "0012255.....9:/ -";
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(16); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(ip4(text.toString()) >= 0).as("seed %d: %s", seed, text).isEqualTo(isAddress(text.toString()));
        }
    }

    private static boolean isAddress(String text) {
        try {
            return IpAddress.parse(text).octets().length == 4;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void emptyInputHasNoLineAndAnEmptyLineIsOne() throws IOException {
        assertThat(reader("").advance()).isFalse();
        BoundedLineReader reader = reader("\n\nx");
        assertThat(reader.advance()).isTrue();
        assertThat(reader.text()).isEmpty();
        assertThat(reader.ip4()).isEqualTo(-1);
        assertThat(reader.advance()).isTrue();
        assertThat(reader.advance()).isTrue();
        assertThat(reader.text()).isEqualTo("x");
        assertThat(reader.advance()).isFalse();
    }
}
