package dev.mailworthy.core.dns.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.stop.StoppableDns;
import dev.mailworthy.core.net.DomainName;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a continuation may do on the thread that reads replies, and what ends a question early. */
@Timeout(60)
class ReaderThreadTest {

    private static final DnsQuestion FIRST = DnsQuestion.of(DomainName.parse("a.example"), RecordType.A);
    private static final DnsQuestion SECOND = DnsQuestion.of(DomainName.parse("b.example"), RecordType.A);

    private static ZoneServer server() throws Exception {
        return ZoneServer.start(ZoneDns.parse("test", """
                $ORIGIN example.
                @ 60 SOA ns hostmaster 1 60 60 60 60
                a 60 A 192.0.2.1
                b 60 A 192.0.2.2
                """));
    }

    private static WireDns wire(ResolverAddress resolver, Duration deadline) {
        return WireDns.builder().resolvers(List.of(resolver)).deadline(deadline).build();
    }

    /** The question is asked when the gate opens, so that a continuation is there before the answer. */
    private static Dns behind(CompletableFuture<Boolean> gate, Dns dns) {
        return question -> gate.thenCompose(open -> dns.query(question));
    }

    @Test
    void waitingOnTheReaderThreadIsRefusedAtOnceInsteadOfLosingAllAnswers() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                WireDns dns =
                        wire(ResolverAddress.parse("127.0.0.1:" + silent.getLocalPort()), Duration.ofSeconds(50))) {
            CompletableFuture<DnsAnswer> first = dns.query(FIRST);
            CompletableFuture<DnsAnswer> second = first.thenCompose(answer -> {
                CompletableFuture<DnsAnswer> other = dns.query(SECOND);
                return CompletableFuture.completedFuture(other.join());
            });
            DatagramPacket query = new DatagramPacket(new byte[512], 512);
            silent.receive(query);
            byte[] reply = query.getData().clone();
            reply[2] = (byte) 0x80;
            reply[3] = 0x03;
            silent.send(new DatagramPacket(reply, query.getLength(), query.getSocketAddress()));
            assertThatThrownBy(second::join).hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void onAnExecutorAContinuationMayWait() throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        try (ZoneServer server = server();
                WireDns dns = wire(server.address(), Duration.ofSeconds(50))) {
            CompletableFuture<Boolean> gate = new CompletableFuture<>();
            CompletableFuture<DnsAnswer> second =
                    behind(gate, dns).on(executor).query(FIRST).thenApply(answer -> dns.ask(SECOND));
            gate.complete(true);
            assertThat(second.join()).isInstanceOf(DnsAnswer.Records.class);
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void aQuestionThatAllCallersCancelIsNotSentAgain() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                WireDns dns =
                        wire(ResolverAddress.parse("127.0.0.1:" + silent.getLocalPort()), Duration.ofSeconds(3))) {
            CompletableFuture<DnsAnswer> one = dns.query(FIRST);
            CompletableFuture<DnsAnswer> two = dns.query(FIRST);
            one.cancel(true);
            two.cancel(true);
            DnsAnswer other = dns.ask(SECOND);
            assertThat(other).isInstanceOf(DnsAnswer.Unanswered.class);
            assertThat(datagrams(silent, (byte) 'a'))
                    .as("three without the cancellation; a second one if this thread stood still before it")
                    .isBetween(1, 2);
            assertThat(one).isCancelled();
            assertThat(two).isCancelled();
        }
    }

    /** The datagrams that have come about the name of one letter. */
    private static int datagrams(DatagramSocket socket, byte letter) throws Exception {
        socket.setSoTimeout(50);
        int count = 0;
        DatagramPacket query = new DatagramPacket(new byte[512], 512);
        try {
            while (true) {
                socket.receive(query);
                count += query.getData()[13] == letter ? 1 : 0;
            }
        } catch (SocketTimeoutException none) {
            return count;
        }
    }

    @Test
    void cancellingDisturbsNoOtherCaller() throws Exception {
        try (ZoneServer server = server();
                WireDns dns = wire(server.address(), Duration.ofSeconds(50))) {
            CompletableFuture<DnsAnswer> one = dns.query(FIRST);
            CompletableFuture<DnsAnswer> two = dns.query(FIRST);
            one.cancel(true);
            assertThat(two.join()).isInstanceOf(DnsAnswer.Records.class);
            assertThat(dns.query(FIRST).join()).isInstanceOf(DnsAnswer.Records.class);
        }
    }

    @Test
    void aRunEndsAtItsDeadlineAndCancelsItsQuestions() {
        CompletableFuture<DnsAnswer> never = new CompletableFuture<>();
        try (StoppableDns run = StoppableDns.within(question -> never, Optional.of(Duration.ofMillis(20)))) {
            DnsAnswer answer = run.ask(FIRST);
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            DnsAnswer.Skipped.class,
                            skipped -> assertThat(skipped.reason()).isEqualTo(Reason.TIMEOUT));
            assertThat(run.isStopped()).isTrue();
            assertThat(never).isCancelled();
        }
    }

    @Test
    void anInterruptEndsARun() {
        CompletableFuture<DnsAnswer> never = new CompletableFuture<>();
        try (StoppableDns run = new StoppableDns(question -> never)) {
            Thread.currentThread().interrupt();
            assertThat(run.await(run.query(FIRST))).isInstanceOf(DnsAnswer.Skipped.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(run.query(SECOND)).isCompletedWithValueMatching(DnsAnswer.Skipped.class::isInstance);
        }
    }

    @Test
    void theDefaultEngineAsksTheResolversOfThisMachine() {
        try (WireDns dns = WireDns.system()) {
            assertThat(dns.statistics().questions()).isZero();
        }
    }

    @Test
    void anExecutorIsNotNeededForAKnownAnswer() {
        Executor unused = work -> {
            throw new AssertionError("not needed");
        };
        Dns known =
                question -> CompletableFuture.completedFuture(new DnsAnswer.NoData(0, DnsAnswer.Origin.none("test")));
        assertThat(known.on(unused).query(FIRST)).isCompleted();
    }
}
