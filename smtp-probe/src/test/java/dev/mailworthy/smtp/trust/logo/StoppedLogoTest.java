package dev.mailworthy.smtp.trust.logo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.trust.HttpsFetcher;
import dev.mailworthy.smtp.trust.HttpsFetcher.Fetched;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends a call of {@link LogoCheck} early, while the DNS or the web server does not answer. */
@Timeout(120)
class StoppedLogoTest {

    private static final DomainName DOMAIN = DomainName.parse("brand.test");

    private final Queue<CompletableFuture<?>> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final Dns silent = question -> {
        CompletableFuture<DnsAnswer> never = new CompletableFuture<>();
        asked.add(never);
        begun.countDown();
        return never;
    };

    /** A web server that never answers. It tells that its fetch began, and that it was interrupted. */
    private final HttpsFetcher endless = (host, path, most) -> {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
        return new Fetched.Failed(Reason.SKIPPED, "interrupted");
    };

    private Dns zone;

    @BeforeEach
    void readZone() throws Exception {
        zone = ZoneDns.parse("z", """
                $ORIGIN brand.test.
                $TTL 60
                @             SOA ns h 1 2 3 4 5
                default._bimi TXT "v=BIMI1\\; l=https://web.brand.test/logo.svg"
                web           A   192.0.2.1
                """);
    }

    private static void assertUnanswered(LogoReport report, Reason reason) {
        assertThat(report.findings()).isEmpty();
        assertThat(report.confirmed()).isEmpty();
        assertThat(report.unanswered()).extracting(UnansweredCheck::why).containsExactly(reason);
    }

    @Test
    void aRecordThatDoesNotComeIsUnanswered() {
        LogoCheck check = LogoCheck.over(silent, HttpsFetcher.none()).within(Duration.ofMillis(50));
        assertUnanswered(check.examine(DOMAIN), Reason.TIMEOUT);
        assertUnanswered(check.examineAsync(DOMAIN).join(), Reason.TIMEOUT);
        assertThat(asked).hasSize(2).allSatisfy(question -> assertThat(question).isCancelled());
    }

    @Test
    void theTimeLimitEndsAFetchAndInterruptsItsThread() throws Exception {
        assertUnanswered(
                LogoCheck.over(zone, endless).within(Duration.ofMillis(300)).examine(DOMAIN), Reason.TIMEOUT);
        interrupted.await();
    }

    @Test
    void cancellingEndsAFetchAndInterruptsItsThread() throws Exception {
        CompletableFuture<LogoReport> report = LogoCheck.over(zone, endless).examineAsync(DOMAIN);
        begun.await();
        report.cancel(true);
        interrupted.await();
        assertThat(report).isCancelled();
    }

    @Test
    void anInterruptLeavesTheLogoUnansweredAndTheThreadInterrupted() {
        Thread.currentThread().interrupt();
        LogoReport report = LogoCheck.over(silent, HttpsFetcher.none()).examine(DOMAIN);
        assertThat(Thread.interrupted()).isTrue();
        assertUnanswered(report, Reason.TIMEOUT);
    }

    @Test
    void aFutureCompletesOnTheCallersExecutorOrFailsWithIt() {
        Queue<String> threads = new ConcurrentLinkedQueue<>();
        CountDownLatch gate = new CountDownLatch(1);
        CompletableFuture<LogoReport> report = LogoCheck.over(zone, HttpsFetcher.none())
                .withExecutor(work -> new Thread(() -> passed(gate, work), "mine").start())
                .examineAsync(DOMAIN)
                .whenComplete((done, bug) -> threads.add(Thread.currentThread().getName()));
        gate.countDown();
        assertUnanswered(report.join(), Reason.NOT_CONFIGURED);
        assertThat(threads).containsExactly("mine");
        LogoCheck closed = LogoCheck.over(zone, HttpsFetcher.none()).withExecutor(work -> {
            throw new RejectedExecutionException("closed");
        });
        assertThatThrownBy(() -> closed.examineAsync(DOMAIN).join())
                .hasCauseInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aTimeLimitIsPositive() {
        LogoCheck check = LogoCheck.over(zone, HttpsFetcher.none());
        assertThatThrownBy(() -> check.within(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void passed(CountDownLatch gate, Runnable work) {
        try {
            gate.await();
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
