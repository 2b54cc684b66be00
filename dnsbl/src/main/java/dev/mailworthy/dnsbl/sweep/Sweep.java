package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.engine.BulkDns;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.dnsbl.ask.Inquiry;
import dev.mailworthy.dnsbl.health.ListHealth;
import dev.mailworthy.dnsbl.target.SweepCounts;
import dev.mailworthy.dnsbl.target.SweepMark;
import dev.mailworthy.dnsbl.target.SweepTargets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Queries lists about many targets. The memory does not grow with their number. Each pair of target and list is queried once,
 * in order and within the list's limits. An interrupted sweep can be resumed. A {@code Sweep} runs once.
 */
public final class Sweep {

    private static final SweepLoop.Outcome STOPPED = new SweepLoop.Outcome(
            SweepSummary.End.STOPPED, Optional.of(SweepProblem.of("stopped; the results so far are kept")));

    private final List<SweptList> lists;
    private final SweepRequest request;
    private final SweepLimits limits;
    private final LongSupplier nanos;
    private volatile SweepCounts counts = SweepCounts.none();
    private volatile Optional<SweepLoop> loop = Optional.empty();
    private volatile Optional<SweepTargets.Pass> input = Optional.empty();
    private volatile boolean stopped;

    public Sweep(List<SweptList> lists, SweepRequest request, SweepLimits limits, LongSupplier nanos) {
        this.lists = lists;
        this.request = request;
        this.limits = limits;
        this.nanos = nanos;
    }

    /**
     * Runs to the end, or until it is stopped or fails; blocks until then. Settled pairs are saved.
     *
     * @throws SweepException if it cannot begin: too many targets for a list, or the file to resume is of another sweep
     */
    public SweepSummary run(SweepOutput output) throws SweepException {
        if (request.targets().size().isPresent()) {
            for (SweptList list : lists) {
                limits.check(list.list(), request.targets().size().getAsLong());
            }
        }
        try (SweepMemory memory = memory(output.name());
                SweepTargets.Pass pass = request.targets().open();
                BulkDns bulk = BulkDns.builder().resolver(request.resolver()).build();
                WireDns probe =
                        WireDns.builder().resolvers(List.of(request.resolver())).build()) {
            memory.replay(output);
            SweepRecord record = new SweepRecord(output, memory, nanos, now -> counts = now);
            if (lists.stream().allMatch(SweptList::isUnreached)
                    && !isAlive(probe).join()) {
                return silentFromTheBeginning(memory, record);
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
    private SweepSummary silentFromTheBeginning(SweepMemory memory, SweepRecord record) throws IOException {
        for (OpenPair pair : memory.open()) {
            record.keep(pair);
        }
        SweepLoop.Outcome silent = new SweepLoop.Outcome(
                SweepSummary.End.RESOLVER_SILENT,
                Optional.of(SweepProblem.of("the resolver does not answer; no list was asked")));
        return conclude(silent, record, SweepSummary.Again.none());
    }

    private SweepSummary conclude(SweepLoop.Outcome outcome, SweepRecord record, SweepSummary.Again again) {
        SweepLoop.Outcome last = outcome;
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

    /** The progress. May be called from any thread. */
    public SweepCounts counts() {
        return counts;
    }

    /** Ends the sweep soon; settled pairs are saved. May be called from any thread. */
    public void stop() {
        stopped = true;
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
