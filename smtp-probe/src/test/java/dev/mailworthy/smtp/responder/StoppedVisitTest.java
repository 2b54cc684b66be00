package dev.mailworthy.smtp.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.EgressTarget;
import dev.mailworthy.smtp.path.ResponderOutcome.Unreached;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.path.Route;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends {@link ResponderProbe#probe} and its future early: the budget, an interrupt, cancelling. */
@Timeout(60)
class StoppedVisitTest {

    private final Queue<CompletableFuture<DnsAnswer>> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Dns silent = question -> {
        CompletableFuture<DnsAnswer> never = new CompletableFuture<>();
        asked.add(never);
        begun.countDown();
        return never;
    };

    private static ResponderRequest request(String responder, Duration budget) {
        return new ResponderRequest(
                EgressTarget.parse(responder),
                List.of(25),
                List.of(),
                List.of(IpFamily.IPV4),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                budget);
    }

    private static void assertNameNotFound(List<ResponderPath> paths) {
        assertThat(paths)
                .singleElement()
                .satisfies(
                        path -> assertThat(((Unreached) path.outcome()).how()).isEqualTo(AttemptOutcome.NAME_FAIL));
    }

    private ResponderProbe unresolved() {
        return ResponderProbe.over(silent, Route.direct(), Rig.key(1));
    }

    @Test
    void theBudgetBoundsTheWaitForTheName() {
        ResponderRequest request = request("responder.example", Duration.ofMillis(50));
        assertNameNotFound(unresolved().probe(request));
        assertNameNotFound(unresolved().probeAsync(request).join());
    }

    @Test
    void anInterruptEndsTheWaitForTheName() {
        Thread.currentThread().interrupt();
        List<ResponderPath> paths = unresolved().probe(request("responder.example", Duration.ofMinutes(5)));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(paths).hasSize(1);
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(question -> assertThat(question).isCancelled());
    }

    @Test
    void cancellingEndsTheWaitForTheName() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        CompletableFuture<List<ResponderPath>> paths = unresolved()
                .withExecutor(work -> new Thread(() -> {
                            work.run();
                            ended.countDown();
                        })
                        .start())
                .probeAsync(request("responder.example", Duration.ofMinutes(5)));
        begun.await();
        paths.cancel(true);
        ended.await();
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(question -> assertThat(question).isCancelled());
    }

    /** A far end that says nothing. Its socket sees that the visit closes the connection. */
    @Test
    void cancellingClosesTheConnection() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Route here = (address, port) ->
                    Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
            CompletableFuture<List<ResponderPath>> paths = ResponderProbe.over(Rig.dns(), here, Rig.key(1))
                    .probeAsync(request("127.0.0.1", Duration.ofMinutes(5)));
            try (Socket accepted = server.accept()) {
                paths.cancel(true);
                accepted.getInputStream().readAllBytes();
            }
            assertThat(paths).isCancelled();
        }
    }

    @Test
    void anExecutorThatRefusesEndsTheFuture() {
        CompletableFuture<List<ResponderPath>> paths = unresolved()
                .withExecutor(work -> {
                    throw new RejectedExecutionException("closed");
                })
                .probeAsync(request("responder.example", Duration.ofMinutes(5)));
        assertThatThrownBy(paths::join).hasCauseInstanceOf(RejectedExecutionException.class);
    }
}
