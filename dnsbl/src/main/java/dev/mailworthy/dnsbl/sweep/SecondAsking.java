package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.ask.Word;
import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.target.SweepTarget;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Asks the pairs that an earlier run left unanswered once more, within the lists' limits, before the sweep goes on. */
final class SecondAsking {

    private static final int UNDER_WAY = 256;
    private static final long PAUSE_NANOS = 10_000_000;

    private final List<SweptList> lists;
    private final SweepRecord record;
    private final SweepRequest.Reasons reasons;
    private final BooleanSupplier stopped;
    private final Deque<Asked> waiting = new ArrayDeque<>();
    private long asked;
    private long answered;

    private record Asked(OpenPair pair, SweptList list, SweepTarget target, CompletableFuture<Word> word) {}

    SecondAsking(List<SweptList> lists, SweepRecord record, SweepRequest.Reasons reasons, BooleanSupplier stopped) {
        this.lists = lists;
        this.record = record;
        this.reasons = reasons;
        this.stopped = stopped;
    }

    /** Asks all of them, or until the sweep is stopped. A pair that is not asked keeps its line. */
    SweepSummary.Again ask(List<OpenPair> pairs) throws IOException {
        for (OpenPair pair : pairs) {
            if (stopped.getAsBoolean()) {
                record.keep(pair);
                continue;
            }
            begin(pair);
            while (waiting.size() >= UNDER_WAY) {
                settle(waiting.remove());
            }
        }
        while (!waiting.isEmpty()) {
            settle(waiting.remove());
        }
        return new SweepSummary.Again(asked, answered);
    }

    private void begin(OpenPair pair) throws IOException {
        SweepTarget target = target(pair.target());
        Optional<SweptList> list = lists.stream()
                .filter(each -> each.list().entry().id().equals(pair.list()) && each.takes(target.kind()))
                .findFirst();
        if (list.isEmpty()) {
            record.keep(pair);
            return;
        }
        Word known = list.get().known(target);
        while (known == null && !list.get().mayAsk() && !stopped.getAsBoolean()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        asked += known == null ? 1 : 0;
        waiting.add(new Asked(
                pair,
                list.get(),
                target,
                known == null ? list.get().askSlowly(target.whole()) : CompletableFuture.completedFuture(known)));
    }

    private static SweepTarget target(String text) {
        return Target.isAddress(text)
                ? SweepTarget.of(IpAddress.parse(text))
                : new SweepTarget.Domain(DomainName.parse(text));
    }

    private void settle(Asked question) throws IOException {
        Word word = question.word().join();
        if (word instanceof Word.Silent silent && silent.why() == Reason.SKIPPED) {
            record.keep(question.pair());
            return;
        }
        question.list().heard(word);
        ListResult result = question.list().result(question.target().kind(), word, reason(question, word));
        answered += result == null || result.state() != ListState.UNANSWERED ? 1 : 0;
        record.again(question.pair(), line(question.pair(), result));
    }

    private static @Nullable SweepPair line(OpenPair pair, @Nullable ListResult result) {
        return result == null ? null : new SweepPair(pair.target(), result);
    }

    private Optional<String> reason(Asked question, Word word) {
        return word instanceof Word.Entry && reasons == SweepRequest.Reasons.ASKED
                ? question.list().reasonText(question.target().whole())
                : Optional.empty();
    }
}
