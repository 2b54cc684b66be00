package dev.mailworthy.cli.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.cli.world.Stop;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.stop.StoppableDns;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A part of a check that dies is an unanswered check. It takes neither the other parts nor the run with it. */
@Timeout(120)
class PartsTest {

    static Stream<Throwable> deaths() {
        return Stream.of(
                new StackOverflowError("quoted input"),
                new OutOfMemoryError("quoted input"),
                new ExceptionInInitializerError(new IllegalStateException("quoted input")),
                new NoClassDefFoundError("quoted input"),
                new IllegalStateException("quoted input"));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void aPartThatDiesIsUnanswered(Throwable death) {
        Stop stop = new Stop(new StoppableDns(question -> new CompletableFuture<>()));
        try (Parts parts = new Parts(stop, Progress.none())) {
            parts.start(CheckArea.SPF, "SPF", () -> die(death));
            parts.start(CheckArea.BLOCKLISTS, "blocklists", () -> new Nothing());
            List<Report> reports = parts.await(System.nanoTime() + TimeUnit.SECONDS.toNanos(50));
            UnansweredCheck dead = reports.get(0).unanswered().get(0);
            assertThat(dead.area()).isEqualTo(CheckArea.SPF);
            assertThat(dead.why()).isEqualTo(Reason.NOT_SUPPORTED);
            assertThat(dead.detail())
                    .contains("internal error", death.getClass().getName())
                    .doesNotContain("quoted");
            assertThat(reports.get(1).unanswered()).isEmpty();
        }
    }

    /** A part that ended without a result. */
    private record Nothing() implements Report {
        @Override
        public List<Finding> findings() {
            return List.of();
        }

        @Override
        public List<Confirmed> confirmed() {
            return List.of();
        }

        @Override
        public List<UnansweredCheck> unanswered() {
            return List.of();
        }
    }

    private static Report die(Throwable death) {
        if (death instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) death;
    }
}
