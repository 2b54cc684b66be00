package dev.mailworthy.core.posture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An examination over a DNS that never answers: an interrupt, a time limit and a cancelled future end it. */
@Timeout(60)
class StoppedPostureTest {

    private static final PostureRequest REQUEST = new PostureRequest(
            DomainName.parse("example.org"), List.of(IpAddress.parse("192.0.2.1")), Optional.empty());

    private final Queue<CompletableFuture<DnsAnswer>> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Dns silent = question -> {
        CompletableFuture<DnsAnswer> never = new CompletableFuture<>();
        asked.add(never);
        begun.countDown();
        return never;
    };

    private static void assertUnanswered(PostureReport report, Reason why) {
        assertThat(report.findings()).isEmpty();
        assertThat(report.confirmed()).isEmpty();
        assertThat(report.unanswered())
                .isNotEmpty()
                .extracting(UnansweredCheck::why)
                .contains(why)
                .doesNotContain(Reason.SERVFAIL);
    }

    @Test
    void anInterruptLeavesTheChecksUnansweredAndTheThreadInterrupted() {
        Thread.currentThread().interrupt();
        PostureReport report = Posture.over(silent).examine(REQUEST);
        assertThat(Thread.interrupted()).isTrue();
        assertUnanswered(report, Reason.SKIPPED);
        assertThat(asked).allSatisfy(answer -> assertThat(answer).isCancelled());
    }

    @Test
    void theTimeLimitLeavesTheChecksUnanswered() {
        Posture impatient = Posture.over(silent).within(Duration.ofMillis(50));
        assertUnanswered(impatient.examine(REQUEST), Reason.TIMEOUT);
        assertUnanswered(impatient.examineAsync(REQUEST).join(), Reason.TIMEOUT);
    }

    @Test
    void cancellingCancelsEveryQuestion() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Posture posture = Posture.over(silent)
                .withExecutor(work -> new Thread(() -> {
                            work.run();
                            ended.countDown();
                        })
                        .start());
        CompletableFuture<PostureReport> report = posture.examineAsync(REQUEST);
        begun.await();
        report.cancel(true);
        ended.await();
        assertThat(asked).isNotEmpty().allSatisfy(answer -> assertThat(answer).isCancelled());
    }
}
