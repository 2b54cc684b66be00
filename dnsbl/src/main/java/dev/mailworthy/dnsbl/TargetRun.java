package dev.mailworthy.dnsbl;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.stop.StoppableDns;
import dev.mailworthy.core.run.Together;
import dev.mailworthy.dnsbl.ask.Inquiry;
import dev.mailworthy.dnsbl.ask.Word;
import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import dev.mailworthy.dnsbl.health.ListHealth;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.target.SpecialTargets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Queries the lists about the targets of one call, which its {@link StoppableDns} can stop. */
final class TargetRun {

    /** The most {@link Target targets} in flight at once. With more, resolvers drop questions. */
    private static final int AT_ONCE = 64;

    private final StoppableDns dns;
    private final KnownLists lists;
    private final SpecialTargets special;

    TargetRun(StoppableDns dns, KnownLists lists, SpecialTargets special) {
        this.dns = dns;
        this.lists = lists;
        this.special = special;
    }

    StoppableDns dns() {
        return dns;
    }

    static Target target(String text) {
        return Target.parse(text).unmapped();
    }

    /** An answer of a list and the text beside it. */
    private record Said(Word word, Optional<String> reason) {}

    CompletableFuture<TargetReport> ask(Target target) {
        Optional<String> refused = target.address().flatMap(special::refusal);
        if (refused.isPresent()) {
            return CompletableFuture.completedFuture(new TargetReport(target, List.of(), refused));
        }
        List<CompletableFuture<ListResult>> results = lists.of(target.kind()).stream()
                .map(inquiry -> ask(inquiry, target))
                .toList();
        return Together.of(results).thenApply(all -> new TargetReport(target, all));
    }

    private CompletableFuture<ListResult> ask(Inquiry tested, Target target) {
        Inquiry inquiry = tested.through(dns);
        CompletableFuture<Word> word = inquiry.ask(target);
        CompletableFuture<ListHealth> health = health(tested);
        return word.thenCombine(inquiry.reason(target, word), Said::new)
                .thenCombine(health, (said, known) -> inquiry.conclude(known, said.word(), said.reason()));
    }

    private CompletableFuture<ListHealth> health(Inquiry tested) {
        return dns.stoppable(tested.health().copy(), stop -> tested.unanswered(stop.reason(), stop.detail()));
    }

    /** The health of every list, for each kind of target that it takes. Blocks. */
    List<ListHealth> health() {
        List<CompletableFuture<ListHealth>> all = Stream.of(TargetKind.values())
                .flatMap(kind -> lists.of(kind).stream())
                .map(this::health)
                .toList();
        return all.stream().map(dns::await).toList();
    }

    /** Reports every target in order, without blocking. */
    CompletableFuture<List<TargetReport>> all(List<Target> targets) {
        return from(0, targets, new ArrayList<>());
    }

    private CompletableFuture<List<TargetReport>> from(int start, List<Target> targets, List<TargetReport> done) {
        if (start >= targets.size()) {
            return CompletableFuture.completedFuture(done);
        }
        int end = Math.min(targets.size(), start + AT_ONCE);
        List<CompletableFuture<TargetReport>> window =
                targets.subList(start, end).stream().map(this::ask).toList();
        return Together.of(window).thenCompose(more -> {
            done.addAll(more);
            return from(end, targets, done);
        });
    }

    /**
     * Reports targets as they come, in their order, on this thread. After an interrupt or the deadline no further target is taken;
     * those under way are reported as unanswered.
     *
     * @return the targets that were reported
     */
    long each(Iterator<Target> targets, Consumer<TargetReport> report) {
        Deque<CompletableFuture<TargetReport>> underWay = new ArrayDeque<>();
        long reported = 0;
        try {
            while (!underWay.isEmpty() || takes(targets)) {
                while (underWay.size() < AT_ONCE && takes(targets)) {
                    underWay.add(ask(targets.next()));
                }
                report.accept(dns.await(underWay.remove()));
                reported++;
            }
        } finally {
            dns.stop(Reason.SKIPPED, "the check was ended");
        }
        return reported;
    }

    private boolean takes(Iterator<Target> targets) {
        return !dns.isStopped() && targets.hasNext();
    }
}
