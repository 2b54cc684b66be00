package dev.mailworthy.dnsbl.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class ThrottleTest {

    /** For any steps of the clock, no window of one second has more questions than the rate plus the depth of the bucket. */
    @RepeatedTest(20)
    void neverMoreThanTheRateAndATenthOfIt(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        int rate = 1 + random.nextInt(500);
        long[] now = {0};
        Throttle throttle = new Throttle(rate, () -> now[0]);
        long taken = 0;
        while (now[0] < 20_000_000_000L) {
            taken += throttle.take() ? 1 : 0;
            now[0] += random.nextLong(2_000_000_000L / rate);
        }
        assertThat(taken)
                .as("seed " + repetition.getCurrentRepetition() + ", rate " + rate)
                .isBetween((long) (rate * 20 * 0.4), rate * 20L + rate / 10 + 2);
    }
}
