package dev.mailworthy.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.spf.publish.SpfLint;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import dev.mailworthy.spf.result.SpfLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The committed corpus, unchanged and mutated: octets changed, cut, doubled, and parts of other records inserted. No exception
 * may be thrown, every result is one of the seven, and the limits hold. {@code -Dmailworthy.fuzz.rounds=10000000} runs it
 * longer, {@code -Dmailworthy.fuzz.seed=N} with another seed.
 */
class FuzzTest {

    private static List<String> corpus() throws IOException {
        try (InputStream in = Objects.requireNonNull(FuzzTest.class.getResourceAsStream("fuzz/records.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
        }
    }

    @Tag("long")
    @Test
    @Timeout(3600)
    void noExceptionIsThrownAndTheLimitsHold() throws IOException {
        List<String> corpus = corpus();
        long seed = Long.getLong("mailworthy.fuzz.seed", 20_261_124L);
        long rounds = Long.getLong("mailworthy.fuzz.rounds", Boolean.getBoolean("mailworthy.long") ? 20_000L : 1_000L);
        SplittableRandom random = new SplittableRandom(seed);
        corpus.forEach(record -> tryOut(record, "as it is"));
        System.out.println("seed " + seed + ", " + rounds + " rounds");
        for (long i = 0; i < rounds; i++) {
            tryOut(mutated(corpus, random), "seed " + seed + ", round " + i);
        }
    }

    private static void tryOut(String record, String what) {
        World world = new World()
                .txt("a.test", record)
                .txt("b.test", record)
                .txt("_spf.a.test", "v=spf1 ip4:192.0.2.9 -all")
                .txt("explain._spf.a.test", record)
                .a("a.test", "192.0.2.9")
                .mx("a.test", "a.test", "b.test")
                .ptr("192.0.2.1", "a.test", "b.test")
                .servfail("b.test", RecordType.A);
        SpfCheck check = world.check("192.0.2.1", "us.er@a.test");
        assertThat(check.ledger().queries())
                .as(what)
                .isLessThanOrEqualTo(SpfLimits.rfc7208().queries() + 1);
        assertThat(check.ledger().dnsTerms()).as(what).isLessThanOrEqualTo(11);
        assertThat(check.trace().toString() + check.cause() + check.receivedSpf() + check.explanation())
                .as(what)
                .doesNotContainPattern("[\\x00-\\x1f\\x7f-\\x9f]");
        SpfParse parse = SpfRecord.parse(record.getBytes(StandardCharsets.ISO_8859_1));
        SpfLint.of(parse).forEach(finding -> assertThat(finding.span().end()).isLessThanOrEqualTo(record.length()));
    }

    private static String mutated(List<String> corpus, SplittableRandom random) {
        StringBuilder record = new StringBuilder(corpus.get(random.nextInt(corpus.size())));
        for (int n = random.nextInt(1, 6); n > 0; n--) {
            int at = random.nextInt(record.length() + 1);
            switch (random.nextInt(5)) {
                case 0 -> record.insert(at, (char) random.nextInt(256));
                case 1 -> record.delete(at, Math.min(record.length(), at + random.nextInt(1, 8)));
                case 2 ->
                    record.insert(at, record.substring(at, Math.min(record.length(), at + random.nextInt(1, 40))));
                case 3 -> {
                    String other = corpus.get(random.nextInt(corpus.size()));
                    record.insert(at, other.substring(random.nextInt(other.length())));
                }
                default -> {
                    if (at < record.length()) {
                        record.setCharAt(at, "%{}:/=.+-~?0123 abAB".charAt(random.nextInt(20)));
                    }
                }
            }
            record.setLength(Math.min(record.length(), 17_000));
        }
        return random.nextInt(4) == 0 ? record.toString() : "v=spf1 " + record;
    }
}
