package dev.mailworthy.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.dns.engine.ZoneServer;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Futures of {@link Spf#checkAsync} over real sockets: their continuations may block, and harm no other check. */
@Timeout(60)
class AsyncCheckTest {

    private ZoneServer server;
    private WireDns dns;
    private Spf spf;

    @BeforeEach
    void start() throws Exception {
        server = ZoneServer.start(ZoneDns.parse("test", """
                $ORIGIN example.
                $TTL 60
                @   SOA ns hostmaster 1 60 60 60 60
                one TXT "v=spf1 ip4:192.0.2.1 -all"
                two TXT "v=spf1 include:three.example. -all"
                three TXT "v=spf1 ip4:192.0.2.1 -all"
                """));
        dns = WireDns.builder().resolvers(List.of(server.address())).build();
        spf = Spf.over(dns);
    }

    @AfterEach
    void stop() {
        dns.close();
        server.close();
    }

    private static SpfRequest from(String domain) {
        return new SpfRequest(IpAddress.parse("192.0.2.1"), "a@" + domain, "mail." + domain);
    }

    /** Sends its questions when the gate opens, so that a continuation is there before the answer. */
    private Spf behind(CompletableFuture<Boolean> gate) {
        return Spf.over(question -> gate.thenCompose(open -> dns.query(question)));
    }

    @Test
    void aContinuationMayRunABlockingCheck() {
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        CompletableFuture<SpfResult> second = behind(gate)
                .checkAsync(from("one.example"))
                .thenApply(first -> spf.check(from("two.example")).result());
        gate.complete(true);
        assertThat(second.join()).isEqualTo(SpfResult.PASS);
    }

    @Test
    void aContinuationThatBlocksDelaysNoOtherCheck() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        CompletableFuture<SpfCheck> slow = behind(gate)
                .checkAsync(from("one.example"))
                .thenApply(check -> {
                    blocked.countDown();
                    await(release);
                    return check;
                });
        gate.complete(true);
        blocked.await();
        assertThat(spf.check(from("two.example")).result()).isEqualTo(SpfResult.PASS);
        assertThat(spf.checkAsync(from("three.example"))
                        .thenApply(SpfCheck::result)
                        .join())
                .isEqualTo(SpfResult.PASS);
        assertThat(slow).isNotDone();
        release.countDown();
        assertThat(slow.join().result()).isEqualTo(SpfResult.PASS);
    }

    @Test
    void aFutureCompletesOnTheCallersExecutor() {
        List<String> threads = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        CompletableFuture<SpfCheck> check = behind(gate)
                .withExecutor(work -> new Thread(work, "mine").start())
                .checkAsync(from("one.example"))
                .whenComplete((done, bug) -> threads.add(Thread.currentThread().getName()));
        gate.complete(true);
        assertThat(check.join().result()).isEqualTo(SpfResult.PASS);
        assertThat(threads).containsExactly("mine");
    }

    @Test
    void anExecutorThatRefusesEndsTheFuture() {
        Executor closed = work -> {
            throw new RejectedExecutionException("closed");
        };
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        CompletableFuture<SpfCheck> check = behind(gate).withExecutor(closed).checkAsync(from("one.example"));
        gate.complete(true);
        assertThatThrownBy(check::join).hasCauseInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void cancellingSendsNoFurtherQuestion() {
        HeldDns held = new HeldDns();
        CompletableFuture<SpfCheck> check = Spf.over(held).checkAsync(from("two.example"));
        assertThat(held.asked).hasSize(1);
        check.cancel(true);
        assertThat(held.pending.get(0)).isCancelled();
        assertThat(held.asked).hasSize(1);
    }

    @Test
    void aCancelledCheckAsksNothingMoreWhenALateAnswerComes() {
        HeldDns held = new HeldDns();
        held.ignoresCancelling = true;
        CompletableFuture<SpfCheck> check = Spf.over(held).checkAsync(from("two.example"));
        check.cancel(true);
        held.pending.get(0).complete(held.zone.query(held.asked.get(0)).join());
        assertThat(held.asked).hasSize(1);
        assertThat(check).isCancelled();
    }

    @Test
    void aSessionIsCheckedWithoutBlocking() {
        SpfSession session = spf.checkSessionAsync(IpAddress.parse("192.0.2.1"), "none.example", "a@two.example")
                .join();
        assertThat(session)
                .usingRecursiveComparison()
                .isEqualTo(spf.checkSession(IpAddress.parse("192.0.2.1"), "none.example", "a@two.example"));
        assertThat(session.mailFrom().orElseThrow().result()).isEqualTo(SpfResult.PASS);
    }

    @Test
    void theTimeLimitEndsACheckWithoutAnAnswer() {
        Spf impatient = Spf.over(new HeldDns()).within(Duration.ofMillis(50));
        assertThat(impatient.checkAsync(from("one.example")).join().result()).isEqualTo(SpfResult.TEMPERROR);
        assertThat(impatient.check(from("one.example")).result()).isEqualTo(SpfResult.TEMPERROR);
    }

    @Test
    void anInterruptEndsABlockingCheckAndCancelsItsQuestions() {
        HeldDns held = new HeldDns();
        Thread.currentThread().interrupt();
        assertThat(Spf.over(held).check(from("one.example")).result()).isEqualTo(SpfResult.TEMPERROR);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(held.pending.get(0)).isCancelled();
    }

    /** A DNS that answers nothing until a test does. */
    private static final class HeldDns implements Dns {
        private final Dns zone = question -> CompletableFuture.completedFuture(new DnsAnswer.Records(
                List.of(new DnsRecord.Txt(
                        List.of("v=spf1 include:three.example. -all".getBytes(StandardCharsets.US_ASCII)))),
                60,
                DnsAnswer.Origin.none("test")));
        private final List<DnsQuestion> asked = new ArrayList<>();
        private final List<CompletableFuture<DnsAnswer>> pending = new ArrayList<>();
        private boolean ignoresCancelling;

        @Override
        public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
            CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
            asked.add(question);
            pending.add(answer);
            return ignoresCancelling ? answer.copy() : answer;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
