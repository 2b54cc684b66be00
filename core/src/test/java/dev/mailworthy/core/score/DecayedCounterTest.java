package dev.mailworthy.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mailworthy.core.receiver.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecayedCounterTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final DecayedCounter NOTHING = DecayedCounter.zero(Facts.NOW, WEEK);

    @Test
    void aBurstCountsEveryEvent() {
        DecayedCounter burst = NOTHING;
        for (int i = 0; i < 100; i++) {
            burst = burst.plus(1, Facts.NOW);
        }
        assertThat(burst.value()).isEqualTo(100);
        assertThat(burst.valueAt(Facts.NOW.plus(WEEK))).isCloseTo(50, within(1e-9));
    }

    @Test
    void lateEventsCountAsIfTheyHadComeInTime() {
        Instant before = Facts.NOW.minus(WEEK);
        DecayedCounter late = NOTHING.plus(3, Facts.NOW).plus(2, before);
        DecayedCounter inTime =
                DecayedCounter.zero(before, WEEK).plus(2, before).plus(3, Facts.NOW);
        assertThat(late.value()).isCloseTo(4, within(1e-9)).isCloseTo(inTime.value(), within(1e-9));
    }

    @Test
    void mergingIsCommutativeAndAssociative() {
        long seed = 5;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            DecayedCounter a = counter(random);
            DecayedCounter b = counter(random);
            DecayedCounter c = counter(random);
            String as = "seed " + seed + ", case " + i;
            assertThat(a.merge(b)).as(as).isEqualTo(b.merge(a));
            double left = a.merge(b).merge(c).value();
            double right = a.merge(b.merge(c)).value();
            assertThat(left).as(as).isCloseTo(right, within(1e-9 * (1 + right)));
        }
    }

    private static DecayedCounter counter(SplittableRandom random) {
        return new DecayedCounter(random.nextDouble(1000), Facts.NOW.minusSeconds(random.nextInt(3_000_000)), WEEK);
    }

    @Test
    void countersOfOtherHalfLivesAreRefused() {
        assertThatThrownBy(() -> NOTHING.merge(DecayedCounter.zero(Facts.NOW, Duration.ofDays(1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NOTHING.plus(-1, Facts.NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NOTHING.plus(Double.NaN, Facts.NOW)).isInstanceOf(IllegalArgumentException.class);
    }
}
