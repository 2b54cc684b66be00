package dev.mailworthy.smtp.reply.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.reply.SmtpReply;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address that a reply names as the client's. */
class QuotedClientAddressTest {

    private static final int CASES = Boolean.getBoolean("mailworthy.long") ? 50_000 : 5_000;

    private static final long SEED = Long.getLong("mailworthy.seed", 5782L);

    private static final String ADDRESS =
            "((?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9.]*[0-9])|[0-9a-f]{0,4}:[0-9a-f:.]{1,41}[0-9a-f:])";
    /** The ways as regular expressions, the clearest first. */
    private static final List<Pattern> WAYS = Stream.of(
                    "\\bIP ?[=:] ?\\[?(?:IPv6:)?",
                    "[?&;](?:v|ip|ip_address|r|s)=",
                    "\\[(?:IPv6:)?",
                    "\\b(?:from|IP|address|addr|client|host) \\(?(?:IPv6:)?",
                    "[(<] ?(?:IPv6:)?",
                    "/(?:ip|query/bl|lookup|listed)[/?]",
                    "\\?",
                    "^(?:[A-Za-z0-9._-]{1,253} ){0,3}",
                    " for ")
            .map(lead -> Pattern.compile(lead + ADDRESS, Pattern.CASE_INSENSITIVE))
            .toList();

    private static final List<String> PIECES = List.of(
            "IP=",
            "ip : ",
            "IP: [",
            "zip=",
            "?v=",
            "&ip_address=",
            ";s=",
            "x=",
            "[",
            "[IPv6:",
            "from ",
            "client (",
            "host ",
            "ghost ",
            "(",
            "< ",
            "/lookup/",
            "/ip?",
            "/query/bl?",
            "?",
            " for ",
            "mx.example ",
            "said ",
            "; ");
    private static final List<String> ADDRESSES = List.of(
            "192.0.2.7",
            "203.0.113.250",
            "2001:db8::7",
            "2001:DB8:0:0:0:0:0:9",
            "::ffff:192.0.2.8",
            "192.0.2.7.5",
            "999.1.1.1",
            "1.2.3",
            "127.0.0.2",
            "fe80::1",
            "be:",
            "12:30:45");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello [192.0.2.7] you are listed, see lookup/203.0.113.9 | 192.0.2.7",
                "listed, see https://list.example/lookup/203.0.113.9. | 203.0.113.9",
                "refused: IP: [IPv6:2001:db8::7] | 2001:db8::7",
                "[203.0.113.9] refused, your IP=192.0.2.7 | 192.0.2.7",
                "rbl said 127.0.0.4 for 192.0.2.7 | 192.0.2.7",
                "mx.example 192.0.2.7 may not send | 192.0.2.7",
            })
    void theClearestAddressCounts(String text, String address) {
        assertThat(QuotedClientAddress.in(SmtpReply.of(550, text)).map(Object::toString))
                .contains(address);
    }

    @ParameterizedTest
    @CsvSource({"try again at 10:20:30", "version 1.2.3.4.5", "be: patient", "127.0.0.2"})
    void whatOnlyLooksLikeAnAddressIsNone(String text) {
        assertThat(QuotedClientAddress.in(SmtpReply.of(550, text))).isEmpty();
    }

    /** An expression can also miss an address, because it goes on behind what only looked like one. */
    @Tag("long")
    @Test
    void theScanFindsWhatTheExpressionsFind() {
        System.out.println("seed " + SEED + ", " + CASES + " cases");
        Random random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            StringBuilder text = new StringBuilder();
            for (int parts = random.nextInt(4); parts >= 0; parts--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
                if (random.nextInt(3) > 0) {
                    text.append(ADDRESSES.get(random.nextInt(ADDRESSES.size())))
                            .append(random.nextBoolean() ? " " : "] ");
                }
            }
            SmtpReply reply = SmtpReply.of(550, "- " + text);
            Optional<String> expected = plain(reply.text());
            if (expected.isPresent()) {
                assertThat(QuotedClientAddress.in(reply).map(Object::toString))
                        .as(reply.text())
                        .isEqualTo(expected);
            }
        }
    }

    private static Optional<String> plain(String text) {
        for (Pattern way : WAYS) {
            Matcher said = way.matcher(text);
            while (said.find()) {
                Optional<String> one = QuotedClientAddress.in(SmtpReply.of(550, "[" + said.group(1) + "]"))
                        .map(Object::toString);
                if (one.isPresent()) {
                    return one;
                }
            }
        }
        return Optional.empty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2026})
    void anyAddressInBracketsIsTheOneSeen(long seed) {
        Random random = new Random(seed);
        System.out.println("seed " + seed + ", " + CASES + " cases");
        for (int i = 0; i < CASES; i++) {
            byte[] octets = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(octets);
            octets[0] |= (byte) 0x80;
            IpAddress address = IpAddress.ofOctets(octets);
            SmtpReply reply = SmtpReply.of(550, "5.7.1 client [" + address + "] is refused, 127.0.0.2");
            assertThat(QuotedClientAddress.in(reply))
                    .as("seed %d, case %d", seed, i)
                    .contains(address);
        }
    }
}
