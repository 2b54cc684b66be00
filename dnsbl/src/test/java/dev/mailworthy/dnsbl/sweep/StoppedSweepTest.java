package dev.mailworthy.dnsbl.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailworthy.dnsbl.sweep.SweptWorld.Lines;
import dev.mailworthy.dnsbl.target.SpecialTargets;
import dev.mailworthy.dnsbl.target.SweepTargets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What ends a {@link Sweep} early: a cancelled future, an interrupt, the time limit. The open pairs stay open. */
@Timeout(60)
class StoppedSweepTest {

    private static final String BEGINNING = "11.0.0.0/24\n";
    private static final String REST = "11.0.1.0/24\n";

    @TempDir
    private Path folder;

    private SweptWorld world;
    private Path resume;

    @BeforeEach
    void start() throws Exception {
        world = SweptWorld.start(folder, SweptWorld.someListed(new SplittableRandom(3)));
        resume = folder.resolve("resume");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private SweepRequest request() {
        return request(new ByteArrayInputStream((BEGINNING + REST).getBytes(StandardCharsets.US_ASCII)));
    }

    private SweepRequest request(InputStream targets) {
        return world.request(SweepTargets.of(targets, SpecialTargets.REFUSED, bad -> {}), Optional.of(resume));
    }

    /** An input with the first targets that then stays open, so that nothing but a stop ends the sweep. */
    private static PipedInputStream endless(PipedOutputStream writer) throws IOException {
        PipedInputStream input = new PipedInputStream(writer);
        writer.write(BEGINNING.getBytes(StandardCharsets.US_ASCII));
        return input;
    }

    private List<String> whole() throws SweepException {
        Lines lines = new Lines();
        world.dnsbl()
                .sweep(world.request(SweptWorld.networks("11.0.0.0/23"), Optional.empty()))
                .run(lines);
        return lines.lines;
    }

    /** The sweep goes on from its file to the end of its targets. */
    private void assertResumable() throws SweepException {
        Lines all = new Lines();
        SweepSummary summary = world.dnsbl().sweep(request()).run(all);
        assertThat(summary.end()).isEqualTo(SweepSummary.End.COMPLETE);
        assertThat(all.lines).isEqualTo(whole());
    }

    @Test
    void aFutureHasTheSummaryAndCompletesOnTheCallersExecutor() throws Exception {
        List<String> threads = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> gate = new CompletableFuture<>();
        Lines lines = new Lines().doing(1, gate::join);
        CompletableFuture<SweepSummary> summary = world.dnsbl()
                .withExecutor(work -> new Thread(work, "mine").start())
                .sweep(request())
                .runAsync(lines)
                .whenComplete((done, bug) -> threads.add(Thread.currentThread().getName()));
        gate.complete(null);
        assertThat(summary.join().end()).isEqualTo(SweepSummary.End.COMPLETE);
        assertThat(lines.lines).isEqualTo(whole());
        assertThat(threads).containsExactly("mine");
    }

    @Test
    void cancellingStopsTheSweepAndKeepsWhatIsSettled() throws Exception {
        CountDownLatch some = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Executor executor = work -> new Thread(() -> {
                    work.run();
                    ended.countDown();
                })
                .start();
        Lines lines = new Lines().doing(3, some::countDown);
        try (PipedOutputStream writer = new PipedOutputStream();
                PipedInputStream input = endless(writer)) {
            CompletableFuture<SweepSummary> running =
                    world.dnsbl().withExecutor(executor).sweep(request(input)).runAsync(lines);
            some.await();
            running.cancel(true);
            ended.await();
            assertThat(running).isCancelled();
        }
        assertThat(whole()).startsWith(lines.lines.toArray(new String[0]));
        assertResumable();
    }

    @Test
    void anInterruptStopsABlockingSweepAndIsNotTakenForItsEnd() throws Exception {
        Lines lines = new Lines().doing(3, Thread.currentThread()::interrupt);
        try (PipedOutputStream writer = new PipedOutputStream();
                PipedInputStream input = endless(writer)) {
            SweepSummary summary = world.dnsbl().sweep(request(input)).run(lines);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(summary.end()).isEqualTo(SweepSummary.End.STOPPED);
        }
        assertResumable();
    }

    @Test
    void anInterruptBeforeTheBeginningBlamesNoResolver() throws Exception {
        try (PipedOutputStream writer = new PipedOutputStream();
                PipedInputStream input = endless(writer)) {
            Sweep sweep = world.dnsbl().sweep(request(input));
            Thread.currentThread().interrupt();
            SweepSummary summary = sweep.run(new Lines());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(summary.end()).isEqualTo(SweepSummary.End.STOPPED);
        }
        assertResumable();
    }

    @Test
    void theTimeLimitStopsASweep() throws Exception {
        try (PipedOutputStream writer = new PipedOutputStream();
                PipedInputStream input = endless(writer)) {
            SweepSummary summary = world.dnsbl()
                    .within(Duration.ofMillis(200))
                    .sweep(request(input))
                    .run(new Lines());
            assertThat(summary.end()).isEqualTo(SweepSummary.End.STOPPED);
            assertThat(summary.problem().orElseThrow().message()).startsWith("the time for the sweep was over");
        }
        assertResumable();
    }

    @Test
    void anExecutorThatRefusesEndsTheFuture() throws Exception {
        Executor closed = work -> {
            throw new RejectedExecutionException("closed");
        };
        CompletableFuture<SweepSummary> summary =
                world.dnsbl().withExecutor(closed).sweep(request()).runAsync(new Lines());
        assertThatThrownBy(summary::join).hasCauseInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aSweepThatCannotBeginFailsItsFuture() throws Exception {
        Files.writeString(resume, "of another program");
        assertThatThrownBy(() ->
                        world.dnsbl().sweep(request()).runAsync(new Lines()).join())
                .hasCauseInstanceOf(SweepException.class);
    }
}
