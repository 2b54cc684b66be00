package dev.mailworthy.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The cache of parsed records is bounded by what they take of the heap. */
class RecordCacheTest {

    private static final long BOUND = 4L << 20;
    private static final long ONE = BOUND / 8;

    private final RecordCache cache = new RecordCache();

    private static byte[] record(int number, int terms) {
        return ("v=spf1" + " a".repeat(terms) + " ip4:10.0." + number / 256 + "." + number % 256 + " -all")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void recordsWithManyTermsFillAGeneration() {
        for (int i = 0; i < 1000; i++) {
            cache.parse(record(i, 500));
            assertThat(cache.octets()).isLessThanOrEqualTo(BOUND + ONE);
        }
    }

    @Test
    void aRecordOf60KibIsNotKept() {
        cache.parse(record(1, 30_000));
        assertThat(cache.octets()).isZero();
    }

    @Test
    void aKeptRecordIsParsedOnce() {
        byte[] octets = record(1, 3);
        assertThat(cache.parse(octets)).isSameAs(cache.parse(octets.clone()));
    }
}
