package dev.mailworthy.smtp.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnssecStatus;
import dev.mailworthy.core.dns.ValidatedAnswer;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.net.DomainName;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends a call of {@link PeerTrust} and {@link StsPolicyCheck} early, while the DNS or the web server does not answer. */
@Timeout(60)
class StoppedTrustTest {

    private static final DomainName DOMAIN = DomainName.parse("receiver.test");
    private static final TrustRequest REQUEST =
            new TrustRequest(DomainName.parse("mx.receiver.test"), 25, Optional.of(DOMAIN), Optional.empty());

    private final Queue<CompletableFuture<?>> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Dns silent = question -> {
        CompletableFuture<DnsAnswer> never = new CompletableFuture<>();
        asked.add(never);
        begun.countDown();
        return never;
    };

    private final ValidatedDns silentToo = question -> {
        CompletableFuture<ValidatedAnswer> never = new CompletableFuture<>();
        asked.add(never);
        return never;
    };

    private Dns zone;

    @BeforeEach
    void readZone() throws Exception {
        zone = ZoneDns.parse("z", """
                $ORIGIN receiver.test.
                $TTL 60
                @        SOA ns h 1 2 3 4 5
                @        MX  10 mx
                mta-sts  A   127.0.0.1
                _mta-sts TXT "v=STSv1\\; id=a1"
                """);
    }

    private PeerTrust trust(HttpsFetcher fetcher) {
        return PeerTrust.builder(zone, ValidatedDns.believing(zone, DnssecStatus.INSECURE))
                .fetcher(fetcher)
                .build();
    }

    private PeerTrust unanswered() {
        return PeerTrust.builder(silent, silentToo).build();
    }

    private static Reason why(TrustJudgement judgement) {
        return ((TrustJudgement.Unanswered) judgement).reason();
    }

    private static void assertUnanswered(CertificateJudgement judgement, Reason reason) {
        assertThat(why(judgement.dane().outcome())).isEqualTo(reason);
        assertThat(why(judgement.sts().outcome())).isEqualTo(reason);
    }

    private static void assertUnanswered(StsPolicyReport report, Reason reason) {
        assertThat(report.findings()).isEmpty();
        assertThat(report.confirmed()).isEmpty();
        assertThat(report.unanswered()).extracting(UnansweredCheck::why).containsExactly(reason);
    }

    @Test
    void theTimeLimitLeavesRecordsUnanswered() {
        Duration limit = Duration.ofMillis(50);
        PeerTrust trust = unanswered().within(limit);
        assertUnanswered(trust.judge(REQUEST), Reason.TIMEOUT);
        assertUnanswered(trust.judgeAsync(REQUEST).join(), Reason.TIMEOUT);
        StsPolicyCheck check = StsPolicyCheck.over(silent, HttpsFetcher.none()).within(limit);
        assertUnanswered(check.examine(DOMAIN), Reason.TIMEOUT);
        assertUnanswered(check.examineAsync(DOMAIN).join(), Reason.TIMEOUT);
    }

    @Test
    void anInterruptLeavesRecordsUnansweredAndCancelsTheQuestions() {
        Thread.currentThread().interrupt();
        assertUnanswered(unanswered().judge(REQUEST), Reason.TIMEOUT);
        assertThat(Thread.interrupted()).isTrue();
        Thread.currentThread().interrupt();
        assertUnanswered(StsPolicyCheck.over(silent, HttpsFetcher.none()).examine(DOMAIN), Reason.TIMEOUT);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(asked).hasSize(3).allSatisfy(question -> assertThat(question).isCancelled());
    }

    @Test
    void cancellingCancelsTheQuestions() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Executor executor = work -> new Thread(() -> {
                    work.run();
                    ended.countDown();
                })
                .start();
        CompletableFuture<StsPolicyReport> report = StsPolicyCheck.over(silent, HttpsFetcher.none())
                .withExecutor(executor)
                .examineAsync(DOMAIN);
        begun.await();
        report.cancel(true);
        ended.await();
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(question -> assertThat(question).isCancelled());
    }

    @Test
    void aFutureCompletesOnTheCallersExecutorOrFailsWithIt() {
        Queue<String> threads = new ConcurrentLinkedQueue<>();
        HttpsFetcher fetcher = HttpsFetcher.none();
        CountDownLatch gate = new CountDownLatch(1);
        Executor mine = work -> new Thread(
                        () -> {
                            await(gate);
                            work.run();
                        },
                        "mine")
                .start();
        CompletableFuture<CertificateJudgement> judgement = trust(fetcher)
                .withExecutor(mine)
                .judgeAsync(REQUEST)
                .whenComplete((done, bug) -> threads.add(Thread.currentThread().getName()));
        gate.countDown();
        assertThat(why(judgement.join().sts().outcome())).isEqualTo(Reason.NOT_CONFIGURED);
        assertThat(threads).containsExactly("mine");
        Executor closed = work -> {
            throw new RejectedExecutionException("closed");
        };
        assertThatThrownBy(() ->
                        trust(fetcher).withExecutor(closed).judgeAsync(REQUEST).join())
                .hasCauseInstanceOf(RejectedExecutionException.class);
    }

    /** A web server that accepts the connection and says nothing. Its socket sees that the fetch closes the connection. */
    @Test
    void theTimeLimitEndsAFetchAndClosesItsConnection() throws Exception {
        try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            HttpsFetcher fetcher = direct(web, Duration.ofMinutes(5));
            assertUnanswered(
                    StsPolicyCheck.over(zone, fetcher)
                            .within(Duration.ofMillis(300))
                            .examine(DOMAIN),
                    Reason.TIMEOUT);
            assertClosedByPeer(web);
        }
    }

    @Test
    void cancellingEndsAFetchAndClosesItsConnection() throws Exception {
        try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<CertificateJudgement> judgement =
                    trust(direct(web, Duration.ofMinutes(5))).judgeAsync(REQUEST);
            try (Socket accepted = web.accept()) {
                judgement.cancel(true);
                accepted.getInputStream().readAllBytes();
            }
            assertThat(judgement).isCancelled();
        }
    }

    @Test
    void anInterruptEndsAFetch() throws Exception {
        CompletableFuture<Thread> fetching = new CompletableFuture<>();
        Thread caller = Thread.currentThread();
        HttpsFetcher endless = (host, path, most) -> {
            fetching.complete(Thread.currentThread());
            caller.interrupt();
            await(new CountDownLatch(1));
            return new HttpsFetcher.Fetched.Failed(Reason.SKIPPED, "interrupted");
        };
        StsPolicyReport report = StsPolicyCheck.over(zone, endless).examine(DOMAIN);
        assertThat(Thread.interrupted()).isTrue();
        assertUnanswered(report, Reason.SKIPPED);
        fetching.join().join();
    }

    private HttpsFetcher direct(ServerSocket web, Duration limit) {
        return new DirectHttps(zone, (SSLSocketFactory) SSLSocketFactory.getDefault(), web.getLocalPort(), limit);
    }

    /** Reads to the end, which comes only when the other side closes. */
    private static void assertClosedByPeer(ServerSocket web) throws Exception {
        try (Socket accepted = web.accept()) {
            accepted.getInputStream().readAllBytes();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
