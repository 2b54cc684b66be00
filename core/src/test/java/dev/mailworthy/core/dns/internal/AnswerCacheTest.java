package dev.mailworthy.core.dns.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cache is bounded by octets, not by the number of answers alone. */
class AnswerCacheTest {

    private static final long BOUND = 16L << 20;

    private final AnswerCache cache = new AnswerCache(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    private static DnsQuestion question(int number) {
        return DnsQuestion.of(DomainName.ofText("n" + number + ".example"), RecordType.TXT);
    }

    private static DnsAnswer texts(int strings, int octets) {
        return new DnsAnswer.Records(
                List.of(new DnsRecord.Txt(Collections.nCopies(strings, new byte[octets]))),
                3600,
                DnsAnswer.Origin.none("192.0.2.53:53"));
    }

    @Test
    void answersOf60KibDisplaceTheOldest() {
        for (int i = 0; i < 5000; i++) {
            cache.put(question(i), texts(240, 255));
            assertThat(cache.octets()).isLessThanOrEqualTo(BOUND);
        }
        assertThat(cache.get(question(4999))).isPresent();
        assertThat(cache.get(question(4800))).isPresent();
        assertThat(cache.get(question(0))).isEmpty();
    }

    @Test
    void manyShortStringsCountWithTheirObjects() {
        cache.put(question(1), texts(4096, 1));
        assertThat(cache.octets()).isGreaterThan(4096 * 24L);
    }

    @Test
    void anAnswerThatWouldDisplaceManyIsNotKept() {
        cache.put(question(1), texts(1, 10));
        cache.put(question(2), texts(4096, 255));
        assertThat(cache.get(question(2))).isEmpty();
        assertThat(cache.get(question(1))).isPresent();
    }

    @Test
    void aReplacedAnswerCountsOnce() {
        cache.put(question(1), texts(100, 255));
        long once = cache.octets();
        cache.put(question(1), texts(100, 255));
        assertThat(cache.octets()).isEqualTo(once);
    }

    @Test
    void smallAnswersAreStillManyThousands() {
        for (int i = 0; i < 20_000; i++) {
            cache.put(question(i), texts(1, 40));
        }
        assertThat(cache.get(question(0))).isPresent();
    }
}
