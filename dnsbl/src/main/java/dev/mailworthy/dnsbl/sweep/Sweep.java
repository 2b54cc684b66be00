package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.engine.BulkDns;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.dns.stop.CallLimits;
import dev.mailworthy.core.dns.stop.StoppableDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.run.UninterruptedWork;
import dev.mailworthy.dnsbl.ask.AskedList;
import dev.mailworthy.dnsbl.ask.Inquiry;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.health.ListHealth;
import dev.mailworthy.dnsbl.sweep.mark.SweepMark;
import dev.mailworthy.dnsbl.target.SweepCounts;
import dev.mailworthy.dnsbl.target.SweepTargets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Queries lists about many targets. The memory does not grow with their number. Each pair of target and list is queried once,
 * in order and within the list's limits. A sweep that was stopped can be resumed. A {@code Sweep} runs once. {@link #run} belongs
 * to one thread; {@link #counts} and {@link #stop} may be called by any.
 *
 * <pre>{@code
 * Sweep sweep = dnsbl.sweep(request);
 * CompletableFuture<SweepSummary> summary = sweep.runAsync(output);
 * System.out.println(sweep.counts().pairs());
 * summary.join();
 * }</pre>
 */
public final class Sweep {

    private static final SweepLoop.Outcome STOPPED = new SweepLoop.Outcome(SweepSummary.End.STOPPED, Optional.empty());

    private static final SweepLoop.Outcome SILENT = new SweepLoop.Outcome(
            SweepSummary.End.RESOLVER_SILENT,
            Optional.of(SweepProblem.of("the resolver does not answer; no list was asked")));

    private final StoppableDns questions;
    private final CallLimits calls;
    private final List<SweptList> lists;
    private final SweepRequest request;
    private final SweepLimits limits;
    private final LongSupplier nanos;
    private volatile SweepCounts counts = SweepCounts.none();
    private volatile Optional<SweepLoop> loop = Optional.empty();
    private volatile Optional<SweepTargets.Pass> input = Optional.empty();
    private volatile boolean stopped;
    private volatile String why = "stopped";

    private Sweep(
            StoppableDns questions,
            List<SweptList> lists,
            SweepRequest request,
            SweepLimits limits,
            LongSupplier nanos,
            CallLimits calls) {
        this.questions = questions;
        this.lists = lists;
        this.request = request;
        this.limits = limits;
        this.nanos = nanos;
        this.calls = calls;
    }

    /**
     * Prepares a sweep, and sends the questions for the test entries of every list. {@link dev.mailworthy.dnsbl.Dnsbl#sweep} calls it.
     *
     * @param dns answers the questions that need more than one datagram, and those for test entries
     * @param asked the lists, in the order of the results
     * @param keys of lists that need one
     * @param request targets, limits and the file of the progress
     * @param nanos the clock of its rate, in nanoseconds
     * @param calls executor and time limit
     * @return a sweep that has not begun
     * @throws IllegalArgumentException if there is no list
     */
    public static Sweep of(
            Dns dns, List<AskedList> asked, Keys keys, SweepRequest request, LongSupplier nanos, CallLimits calls) {
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("no list is left to be asked");
        }
        SweepLimits limits = new SweepLimits(request.limits(), keys);
        StoppableDns questions = new StoppableDns(dns);
        List<SweptList> lists = asked.stream()
                .map(list -> SweptList.of(questions, list, keys, limits, request.rate()))
                .toList();
        return new Sweep(questions, lists, request, limits, nanos, calls);
    }

    /**
     * Runs like {@link #run}, on a thread of the executor of {@link dev.mailworthy.dnsbl.Dnsbl#withExecutor}. Cancelling the future,
     * or its {@code orTimeout}, stops the sweep; settled pairs are saved. If the sweep cannot begin, a {@link SweepException} is the
     * cause of the failure.
     *
     * @param output is called on a thread of the sweep
     * @return the future of the summary
     */
    public CompletableFuture<SweepSummary> runAsync(SweepOutput output) {
        return calls.async(() -> {
            try {
                return run(output);
            } catch (SweepException e) {
                throw new CompletionException(e);
            }
        });
    }

    /**
     * Runs to the end, or until it is stopped or fails; blocks until then. Settled pairs are saved. The time of
     * {@link dev.mailworthy.dnsbl.Dnsbl#within} and an interrupt stop it; the thread stays interrupted.
     *
     * @param output is called on a thread of the sweep, while this thread waits
     * @return counts, how it ended, and the lists that failed their test at the end
     * @throws SweepException if it cannot begin: too many targets for a list, or the file to resume is of another sweep
     */
    public SweepSummary run(SweepOutput output) throws SweepException {
        CompletableFuture<Boolean> timer = new CompletableFuture<>();
        calls.deadline().ifPresent(time -> stopAfter(time, timer));
        try {
            // An interrupt would close the file of the progress.
            return UninterruptedWork.run("mailworthy-sweep", () -> swept(output), this::stop);
        } finally {
            timer.cancel(false);
        }
    }

    private void stopAfter(Duration time, CompletableFuture<Boolean> timer) {
        timer.completeOnTimeout(true, time.toNanos(), TimeUnit.NANOSECONDS)
                .thenRun(() -> stop("the time for the sweep was over"));
    }

    private SweepSummary swept(SweepOutput output) throws SweepException {
        if (request.targets().size().isPresent()) {
            for (SweptList list : lists) {
                limits.check(list.list(), request.targets().size().getAsLong());
            }
        }
        try (SweepMemory memory = memory(output.name());
                SweepTargets.Pass pass = request.targets().open();
                BulkDns bulk = BulkDns.builder().resolver(request.resolver()).build();
                WireDns engine =
                        WireDns.builder().resolvers(List.of(request.resolver())).build();
                StoppableDns probe = new StoppableDns(engine)) {
            lists.forEach(SweptList::await);
            memory.replay(output);
            SweepRecord record = new SweepRecord(output, memory, nanos, now -> counts = now);
            boolean silent = lists.stream().allMatch(SweptList::isUnreached)
                    && !isAlive(probe).join();
            if (stopped) {
                return withoutAPair(STOPPED, memory, record);
            }
            if (silent) {
                return withoutAPair(SILENT, memory, record);
            }
            SweepSummary.Again again =
                    new SecondAsking(lists, record, request.reasons(), () -> stopped).ask(memory.open());
            PairSource pairs = new PairSource(pass, lists);
            input = Optional.of(pass);
            if (!begin(pairs, memory.mark())) {
                return conclude(STOPPED, record, again);
            }
            SweepLoop running = new SweepLoop(pairs, lists, record, bulk, () -> isAlive(probe), request.reasons());
            loop = Optional.of(running);
            if (stopped) {
                running.stop();
            }
            return conclude(running.run(), record, again);
        } catch (IOException e) {
            return new SweepSummary(
                    counts,
                    SweepSummary.End.BROKEN,
                    Optional.of(SweepProblem.of(String.valueOf(e.getMessage()))),
                    0,
                    List.of());
        }
    }

    private SweepMemory memory(String form) throws SweepException {
        if (request.resume().isEmpty()) {
            return SweepMemory.none();
        }
        return SweepJournal.open(
                request.resume().get(), SweepPlan.of(request.targets(), lists, request.reasons(), form));
    }

    /** Goes to the first open pair. Returns false if the sweep was stopped while it waited for input. */
    private boolean begin(PairSource pairs, SweepMark mark) throws IOException, SweepException {
        try {
            pairs.begin(mark);
            return true;
        } catch (SweepException e) {
            if (stopped) {
                return false;
            }
            throw e;
        }
    }

    /** Nothing was asked, so that no pair is settled. The pairs that were open stay open. */
    private SweepSummary withoutAPair(SweepLoop.Outcome outcome, SweepMemory memory, SweepRecord record)
            throws IOException {
        for (OpenPair pair : memory.open()) {
            record.keep(pair);
        }
        return conclude(outcome, record, SweepSummary.Again.none());
    }

    private SweepSummary conclude(SweepLoop.Outcome outcome, SweepRecord record, SweepSummary.Again again) {
        SweepLoop.Outcome last = outcome.end() == SweepSummary.End.STOPPED
                ? new SweepLoop.Outcome(
                        outcome.end(), Optional.of(SweepProblem.of(why + "; the results so far are kept")))
                : outcome;
        try {
            record.close();
        } catch (IOException e) {
            last = new SweepLoop.Outcome(
                    SweepSummary.End.BROKEN, Optional.of(SweepProblem.of(String.valueOf(e.getMessage()))));
        }
        List<ListHealth> doubtful = last.end() == SweepSummary.End.COMPLETE ? doubtful() : List.of();
        return new SweepSummary(
                record.counts(), last.end(), last.problem(), request.targets().badLines(), doubtful, again);
    }

    /** The lists that were proved at the beginning and are no longer proved. */
    private List<ListHealth> doubtful() {
        return lists.stream().flatMap(list -> list.provedAtFirst().stream()).map(Inquiry::again).toList().stream()
                .map(CompletableFuture::join)
                .filter(health -> health.state() != ListHealth.State.PROVED)
                .toList();
    }

    /** Whether the resolver answers. A refusal or a failure is an answer too. */
    private static CompletableFuture<Boolean> isAlive(Dns resolver) {
        return resolver.query(DnsQuestion.of(DomainName.ROOT, RecordType.SOA).withoutCache())
                .thenApply(answer -> !(answer instanceof DnsAnswer.Timeout)
                        && !(answer instanceof DnsAnswer.Unreachable)
                        && !(answer instanceof DnsAnswer.Skipped));
    }

    /** {@return the progress} May be called from any thread. */
    public SweepCounts counts() {
        return counts;
    }

    /** Ends the sweep soon; settled pairs are saved. May be called from any thread. */
    public void stop() {
        stop("stopped");
    }

    private void stop(String cause) {
        if (!stopped) {
            why = cause;
        }
        stopped = true;
        questions.stop(Reason.SKIPPED, "the sweep was stopped");
        if (loop.isPresent()) {
            loop.get().stop();
        } else {
            input.ifPresent(Sweep::end);
        }
    }

    /** Ends a wait for input. */
    private static void end(SweepTargets.Pass pass) {
        try {
            pass.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
