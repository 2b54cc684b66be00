package dev.mailworthy.dnsbl.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.BoundedLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fast reading of an address agrees with the parser of addresses. */
class Ip4LineTest {

    private static final int CASES = Boolean.getBoolean("mailworthy.long") ? 100_000 : 10_000;

    private static long ip4(String line) throws IOException {
        BoundedLines lines =
                BoundedLines.ofText(new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)), 1024);
        assertThat(lines.advance()).isTrue();
        return Ip4Line.octets(lines);
    }

    @Test
    void anEmptyLineIsNoAddress() throws IOException {
        assertThat(ip4("")).isEqualTo(-1);
        assertThat(ip4("192.0.2.7\r")).isEqualTo(0xC0000207L);
    }

    @Tag("long")
    @RepeatedTest(2)
    void anAddressIsReadAsTheAddressParserReadsIt(RepetitionInfo repetition) throws IOException {
        long seed = repetition.getCurrentRepetition();
        SplittableRandom random = new SplittableRandom(seed);
        System.out.println("seed " + seed + ", " + CASES + " cases");
        for (int i = 0; i < CASES; i++) {
            int octets = random.nextInt();
            String text = new SweepTarget.Ip4(octets).whole().text();
            assertThat(ip4(text)).as("seed %d: %s", seed, text).isEqualTo(Integer.toUnsignedLong(octets));
        }
    }

    @Tag("long")
    @RepeatedTest(2)
    void whatTheAddressParserRefusesIsNoAddress(RepetitionInfo repetition) throws IOException {
        long seed = repetition.getCurrentRepetition();
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "0012255.....9:/ -";
        System.out.println("seed " + seed + ", " + CASES + " cases");
        for (int i = 0; i < CASES; i++) {
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
}
