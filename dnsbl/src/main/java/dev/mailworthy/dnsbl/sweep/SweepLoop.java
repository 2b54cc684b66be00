package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.engine.BulkDns;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.ask.Word;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.target.SweepTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The loop of a sweep. It runs on the thread of {@link BulkDns}, which takes the next question from it and hands it the
 * answers. A pair without a plain answer is queried again through {@link SlowDoor}.
 */
final class SweepLoop implements BulkDns.Questions, BulkDns.Answers {

    private static final Word NOTHING = new Word.Nothing();
    private static final Word.Silent NO_REPLY = new Word.Silent(Reason.TIMEOUT, "no answer within the time limit");

    /** How the {@link Sweep sweep} ended, and why. */
    record Outcome(SweepSummary.End end, Optional<SweepProblem> problem) {}

    private final PairSource source;
    private final List<SweptList> lists;
    private final SweepRecord record;
    private final BulkDns bulk;
    private final SweepRequest.Reasons reasons;
    private final PairWindow window = new PairWindow();
    private final SlowDoor slow = new SlowDoor();
    private final LostPairs lost;
    private int fast;
    private boolean waiting;
    private @Nullable Outcome outcome;
    private boolean complete;
    private volatile boolean stopped;

    SweepLoop(
            PairSource source,
            List<SweptList> lists,
            SweepRecord record,
            BulkDns bulk,
            Supplier<CompletableFuture<Boolean>> isAlive,
            SweepRequest.Reasons reasons) {
        this.source = source;
        this.lists = lists;
        this.record = record;
        this.bulk = bulk;
        this.lost = new LostPairs(isAlive);
        this.reasons = reasons;
    }

    /** Blocks until the last pair is settled, or until the sweep is stopped or fails. */
    Outcome run() {
        bulk.run(this, this);
        if (outcome != null) {
            return outcome;
        }
        return complete
                ? new Outcome(SweepSummary.End.COMPLETE, Optional.empty())
                : new Outcome(SweepSummary.End.STOPPED, Optional.empty());
    }

    void stop() {
        stopped = true;
        bulk.stop();
    }

    private void end(SweepSummary.End how, SweepProblem problem) {
        if (outcome == null) {
            outcome = new Outcome(how, Optional.of(problem));
            bulk.stop();
        }
    }

    @Override
    public long next(ByteBuffer name) {
        if (stopped) {
            return LATER;
        }
        try {
            takeSlowAnswers();
            record.saveWhenDue();
            if (record.failure() != null) {
                throw record.failure();
            }
            return nextPair(name);
        } catch (IOException e) {
            end(SweepSummary.End.BROKEN, SweepProblem.of(String.valueOf(e.getMessage())));
            return LATER;
        }
    }

    /** Settles the pairs that need no question, up to the next pair that needs one. */
    private long nextPair(ByteBuffer name) throws IOException {
        while (outcome == null && source.target() != null) {
            if (isHeldUp()) {
                return LATER;
            }
            Optional<SweepProblem> usedUp = source.usedUp();
            if (usedUp.isPresent()) {
                end(SweepSummary.End.LIMIT_REACHED, usedUp.get());
                return LATER;
            }
            long number = begin(name);
            if (number != LATER) {
                return number;
            }
            if (waiting) {
                return LATER;
            }
        }
        if (source.isWaiting()) {
            record.pause();
            if (fast == 0 && slow.isEmpty() && !lost.isEmpty()) {
                isResolverThere();
            }
            return LATER;
        }
        complete = source.target() == null && isOver();
        return complete ? END : LATER;
    }

    /** Whether no pair may be begun now. Lost pairs can be the cause, so that the resolver is probed first. */
    private boolean isHeldUp() {
        boolean needsProof = !lost.isEmpty() && (window.isFull() || lost.areMany());
        return needsProof && !isResolverThere() || window.isFull() || slow.isFull();
    }

    /**
     * Begins the next pair, unless its list must not be queried yet. Returns the pair's number if {@link BulkDns} has to send a
     * query.
     */
    private long begin(ByteBuffer name) throws IOException {
        SweepTarget target = Objects.requireNonNull(source.target());
        waiting = false;
        if (source.list() == PairSource.NO_LIST) {
            window.settle(begin(target, PairWindow.Asked.NO), null, record);
            return LATER;
        }
        SweptList list = lists.get(source.list());
        Word known = list.known(target);
        if (known != null) {
            settle(begin(target, PairWindow.Asked.NO), known, Optional.empty());
            return LATER;
        }
        if (!list.mayAsk()) {
            waiting = true;
            return LATER;
        }
        if (!list.isPlain(target.kind()) || !list.writeName(target, name)) {
            askSlowly(begin(target, PairWindow.Asked.YES));
            return LATER;
        }
        fast++;
        return begin(target, PairWindow.Asked.YES);
    }

    private long begin(SweepTarget target, PairWindow.Asked asked) throws IOException {
        PairWindow.Last last = source.isLast() ? PairWindow.Last.YES : PairWindow.Last.NO;
        long number = window.begin(target, source.list(), last, asked);
        source.advance();
        return number;
    }

    private boolean isOver() {
        boolean isAnswered = fast == 0 && slow.isEmpty();
        return isAnswered && (lost.isEmpty() || isResolverThere() && lost.isEmpty());
    }

    @Override
    public void nothing(long number) {
        fast--;
        heard(number, NOTHING);
        settle(number, NOTHING, Optional.empty());
    }

    @Override
    public void addresses(long number, int[] addresses, int count) {
        fast--;
        List<IpAddress> codes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int octets = addresses[i];
            codes.add(IpAddress.ofOctets(
                    (byte) (octets >> 24), (byte) (octets >> 16), (byte) (octets >> 8), (byte) octets));
        }
        codes.sort(null);
        Word word = Word.of(codes, list(number).list().entry().codes());
        heard(number, word);
        if (word instanceof Word.Entry && reasons == SweepRequest.Reasons.ASKED) {
            slow.askReason(number, list(number), window.target(number).whole(), word);
        } else {
            settle(number, word, Optional.empty());
        }
    }

    @Override
    public void unusual(long number, BulkDns.Unusual why) {
        fast--;
        if (why == BulkDns.Unusual.NO_REPLY || why == BulkDns.Unusual.UNREACHABLE) {
            lost(number, NO_REPLY);
        } else {
            askSlowly(number);
        }
    }

    private void askSlowly(long number) {
        slow.ask(number, list(number), window.target(number).whole());
    }

    private void takeSlowAnswers() {
        for (SlowDoor.SlowAnswer answer = slow.poll(); answer != null; answer = slow.poll()) {
            if (answer.word() instanceof Word.Silent silent && silent.why() == Reason.SKIPPED) {
                // The run was stopped before the question was sent, so that the pair stays open.
                continue;
            }
            if (answer.word() instanceof Word.Silent silent && isNoReply(silent)) {
                lost(answer.number(), silent);
                continue;
            }
            // The answer can come from a zone in memory, so that it does not show whether the resolver answers.
            list(answer.number()).heard(answer.word());
            settle(answer.number(), answer.word(), answer.reasonText());
        }
    }

    private static boolean isNoReply(Word.Silent silent) {
        return silent.why() == Reason.TIMEOUT || silent.why() == Reason.NO_CONNECTIVITY;
    }

    private SweptList list(long number) {
        return lists.get(window.list(number));
    }

    /** Notes an answer. It proves that the resolver answered after the question was sent. */
    private void heard(long number, Word word) {
        list(number).heard(word);
        if (!lost.isEmpty()) {
            lost.answered(number, this::settleLost);
        }
    }

    /** Notes a question without an answer. The list or the resolver is the cause. */
    private void lost(long number, Word.Silent word) {
        lost.add(new LostPairs.Lost(number, word, window.next()));
    }

    private void settleLost(LostPairs.Lost pair) {
        list(pair.number()).lost();
        settle(pair.number(), pair.word(), Optional.empty());
    }

    /** Whether the resolver still answers. If it does not, the sweep ends and the lost pairs stay open. */
    private boolean isResolverThere() {
        LostPairs.Resolver resolver = lost.ask(window.next(), this::settleLost);
        if (resolver == LostPairs.Resolver.SILENT) {
            end(
                    SweepSummary.End.RESOLVER_SILENT,
                    SweepProblem.of("the resolver does not answer any more; what was answered is kept"));
        }
        return resolver == LostPairs.Resolver.THERE;
    }

    private void settle(long number, Word word, Optional<String> reasonText) {
        SweepTarget target = window.target(number);
        ListResult result = list(number).result(target.kind(), word, reasonText);
        SweepPair line = result == null ? null : new SweepPair(target.whole().text(), result);
        window.settle(number, line, record);
    }
}
