package dev.mailworthy.core.dns.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The time after which a reply is overdue. */
class ReplyTimesTest {

    private static final long MILLIS = 1_000_000;
    private static final long MOST = 1600 * MILLIS;

    private final ReplyTimes times = new ReplyTimes(MOST);

    @Test
    void beforeTheFirstReplyItIsTheTimeLimit() {
        assertThat(times.patience()).isEqualTo(MOST);
    }

    @Test
    void fastRepliesHaveTheLeastPatience() {
        for (int i = 0; i < 100; i++) {
            times.took(MILLIS / 10);
        }
        assertThat(times.patience()).isEqualTo(10 * MILLIS);
    }

    /** A resolver answers half of its questions from its cache. The other half is not lost. */
    @Test
    void repliesOfTwoKindsAreBothInTime() {
        for (int i = 0; i < 1000; i++) {
            times.took(i % 2 == 0 ? MILLIS : 200 * MILLIS);
        }
        assertThat(times.patience()).isBetween(250 * MILLIS, 800 * MILLIS);
    }

    @Test
    void itIsNeverLongerThanTheTimeLimit() {
        for (int i = 0; i < 100; i++) {
            times.took(MOST * 9 / 10);
        }
        assertThat(times.patience()).isLessThanOrEqualTo(MOST);
    }
}
