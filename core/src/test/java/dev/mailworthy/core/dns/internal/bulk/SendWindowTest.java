package dev.mailworthy.core.dns.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The window with simulated servers, in simulated time. */
class SendWindowTest {

    private static final long TIMEOUT = Duration.ofMillis(1600).toNanos();
    private static final int MOST = 1024;

    private long now;
    private final SendWindow window = new SendWindow(MOST, TIMEOUT, 0);

    /** Simulates a server for a while. It has a round-trip time and a limit of replies a second. */
    private void serve(Duration time, Duration wayThereAndBack, double perSecond) {
        long end = now + time.toNanos();
        while (now < end) {
            double rate = Math.min(window.size() * 1e9 / wayThereAndBack.toNanos(), perSecond);
            now += Math.max(1, (long) (1e9 / rate));
            window.answered(now);
        }
    }

    @Test
    void itGrowsToTheMostWhereRepliesAreLongInComing() {
        serve(Duration.ofSeconds(3), Duration.ofMillis(50), 1e9);
        assertThat(window.size()).isEqualTo(MOST);
    }

    @Test
    void itStaysWhereRepliesComeAtOnce() {
        serve(Duration.ofSeconds(10), Duration.ofNanos(300_000), 1e9);
        assertThat(window.size()).isEqualTo(SendWindow.START);
    }

    @Test
    void itStaysWhereTheServerIsBusyAnyway() {
        serve(Duration.ofSeconds(10), Duration.ofMillis(1), 5000);
        assertThat(window.size()).isEqualTo(SendWindow.START);
    }

    @Test
    void itStopsWhereTheServerIsFullyUsed() {
        serve(Duration.ofSeconds(10), Duration.ofMillis(20), 8000);
        assertThat(window.size()).as("160 are enough").isBetween(128, 256);
    }

    @Test
    void aWarmUpIsNotTakenForAnEffectOfTheWindow() {
        serve(Duration.ofMillis(60), Duration.ofMillis(1), 4000);
        serve(Duration.ofMillis(60), Duration.ofMillis(1), 8000);
        serve(Duration.ofMillis(60), Duration.ofMillis(1), 15_000);
        serve(Duration.ofMillis(60), Duration.ofMillis(1), 60_000);
        assertThat(window.size()).isEqualTo(SendWindow.START);
    }

    @Test
    void aQuarterLostWithinATimeoutHalvesIt() {
        for (int i = 0; i < SendWindow.START / 4; i++) {
            window.lost(now);
        }
        assertThat(window.size()).isEqualTo(SendWindow.START);
        window.lost(now);
        assertThat(window.size()).isEqualTo(SendWindow.START / 2);
    }

    @Test
    void fewerLossesDoNotShrinkIt() {
        for (int i = 0; i < 1000; i++) {
            now += TIMEOUT / 10;
            window.lost(now);
        }
        assertThat(window.size()).isEqualTo(SendWindow.START);
    }

    @Test
    void aNetworkThatLosesAThirdDoesNotShrinkIt() {
        for (int i = 0; i < 100_000; i++) {
            now += TIMEOUT / 1000;
            window.answered(now);
            if (i % 3 == 0) {
                window.lost(now);
            }
            assertThat(window.size()).isGreaterThanOrEqualTo(SendWindow.START);
        }
    }

    @Test
    void aServerThatLosesMostDatagramsShrinksIt() {
        for (int i = 0; i < 100_000 && window.size() > SendWindow.LEAST; i++) {
            now += TIMEOUT / 1000;
            window.answered(now);
            window.lost(now);
        }
        assertThat(window.size()).isEqualTo(SendWindow.LEAST);
    }

    @Test
    void itKeepsAMinimumAndGrowsBackSlowly() {
        for (int i = 0; i < 1000; i++) {
            window.lost(now);
        }
        assertThat(window.size()).isEqualTo(SendWindow.LEAST);
        serve(Duration.ofSeconds(5), Duration.ofMillis(50), 1e9);
        assertThat(window.size()).isBetween(SendWindow.LEAST + 1, SendWindow.START);
        serve(Duration.ofSeconds(60), Duration.ofMillis(50), 1e9);
        assertThat(window.size()).isEqualTo(MOST);
    }

    @Test
    void itComesBackWhereRepliesComeAtOnce() {
        for (int i = 0; i < 1000; i++) {
            window.lost(now);
        }
        serve(Duration.ofSeconds(20), Duration.ofMillis(1), 1e9);
        assertThat(window.size()).isBetween(SendWindow.START, SendWindow.START * 5 / 4);
    }

    @Test
    void aSlowSourceOfQuestionsProvesNothing() {
        for (int i = 0; i < 100; i++) {
            serve(Duration.ofMillis(40), Duration.ofMillis(50), 1e9);
            window.idle(now);
        }
        assertThat(window.size()).isEqualTo(SendWindow.START);
    }

    @Test
    void aSmallLimitIsKept() {
        SendWindow small = new SendWindow(3, TIMEOUT, 0);
        for (int i = 0; i < 100; i++) {
            small.lost(i);
            small.answered(i * TIMEOUT);
        }
        assertThat(small.size()).isEqualTo(3);
    }
}
