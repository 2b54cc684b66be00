package dev.mailworthy.dnsbl;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.engine.BulkDns;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A sweep between the fast door and its record. It runs on the door's thread: the door asks it for the next question and hands
 * it the answers; whatever is no plain yes or no is asked again by the ordinary engine.
 */
final class SweepLoop implements BulkDns.Questions, BulkDns.Answers {

    private static final int MOST_SLOW = 256;
    private static final Word NOTHING = new Word.Nothing();

    /** So many questions lost in a row, over all lists, make one ask whether the resolver is there at all. */
    private static final int MANY_LOST = 20;

    /** How it ended, and what there is to say. */
    record Outcome(SweepSummary.End end, Optional<String> problem) {}

    /** What the ordinary engine answered for a pair. */
    private record SlowAnswer(long number, Word word, Optional<String> reasonText) {}

    private final PairSource source;
    private final List<SweptList> lists;
    private final SweepRecord record;
    private final BulkDns bulk;
    private final Supplier<CompletableFuture<Boolean>> isAlive;
    private final SweepRequest.Reasons reasons;
    private final PairWindow window = new PairWindow();
    private final ConcurrentLinkedQueue<SlowAnswer> slowAnswers = new ConcurrentLinkedQueue<>();
    private final Deque<Long> toAskSlowly = new ArrayDeque<>();
    private final Deque<Long> lost = new ArrayDeque<>();
    private int slow;
    private int fast;
    private boolean waiting;
    private @Nullable CompletableFuture<Boolean> probe;
    private @Nullable Outcome outcome;
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
        this.isAlive = isAlive;
        this.reasons = reasons;
    }

    Outcome run() {
        bulk.run(this, this);
        if (outcome != null) {
            return outcome;
        }
        return stopped
                ? new Outcome(SweepSummary.End.STOPPED, Optional.of("stopped; what is settled is kept"))
                : new Outcome(SweepSummary.End.COMPLETE, Optional.empty());
    }

    void stop() {
        stopped = true;
        bulk.stop();
    }

    private void end(SweepSummary.End how, String problem) {
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
            end(SweepSummary.End.BROKEN, String.valueOf(e.getMessage()));
            return LATER;
        }
    }

    /** Goes through the pairs that need no question until there is one that does. */
    private long nextPair(ByteBuffer name) throws IOException {
        while (outcome == null && source.target() != null) {
            if (window.isFull() || toAskSlowly.size() > MOST_SLOW || lost.size() >= MANY_LOST && !isResolverThere()) {
                return LATER;
            }
            Optional<String> spent = source.spent();
            if (spent.isPresent()) {
                end(SweepSummary.End.LIMIT_REACHED, spent.get());
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
        return isOver() ? END : LATER;
    }

    /** Begins the next pair, unless its list may not be asked yet. Returns its number if the fast door is to ask it. */
    private long begin(ByteBuffer name) throws IOException {
        SweepTarget target = java.util.Objects.requireNonNull(source.target());
        waiting = false;
        if (source.list() == PairSource.NO_LIST) {
            window.settle(begin(target, PairWindow.Asked.NO), null, record);
            return LATER;
        }
        SweptList list = lists.get(source.list());
        Optional<Word.Silent> silence = list.silence(target.kind());
        if (silence.isPresent()) {
            settle(begin(target, PairWindow.Asked.NO), silence.get(), Optional.empty());
            return LATER;
        }
        Optional<Word> known = list.fromMemory(target);
        if (known.isPresent()) {
            settle(begin(target, PairWindow.Asked.NO), known.get(), Optional.empty());
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
        long number = window.begin(new PairWindow.Pair(target, source.list(), last, asked));
        source.advance();
        return number;
    }

    private boolean isOver() {
        if (fast > 0 || slow > 0 || !toAskSlowly.isEmpty() || !slowAnswers.isEmpty()) {
            return false;
        }
        return lost.isEmpty() || isResolverThere();
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
            slow++;
            SweepTarget target = window.pair(number).target();
            SweptList list = list(number);
            CompletableFuture.supplyAsync(() -> list.reasonText(target.whole()))
                    .thenAccept(text -> slowAnswers.add(new SlowAnswer(number, word, text)));
        } else {
            settle(number, word, Optional.empty());
        }
    }

    @Override
    public void unusual(long number, BulkDns.Unusual why) {
        fast--;
        if (why == BulkDns.Unusual.NO_REPLY || why == BulkDns.Unusual.UNREACHABLE) {
            lost.add(number);
        } else {
            askSlowly(number);
        }
    }

    private void askSlowly(long number) {
        toAskSlowly.add(number);
        startSlow();
    }

    private void startSlow() {
        while (slow < MOST_SLOW && !toAskSlowly.isEmpty()) {
            long number = toAskSlowly.remove();
            slow++;
            list(number)
                    .askSlowly(window.pair(number).target().whole())
                    .thenAccept(word -> slowAnswers.add(new SlowAnswer(number, word, Optional.empty())));
        }
    }

    private void takeSlowAnswers() {
        for (SlowAnswer answer = slowAnswers.poll(); answer != null; answer = slowAnswers.poll()) {
            slow--;
            if (answer.word() instanceof Word.Silent silent && silent.why() == Reason.SKIPPED) {
                // The run was stopped: nobody was asked, and the pair stays open.
                continue;
            }
            heard(answer.number(), answer.word());
            settle(answer.number(), answer.word(), answer.reasonText());
        }
        startSlow();
    }

    private SweptList list(long number) {
        return lists.get(window.pair(number).list());
    }

    /** Somebody answered, so that the resolver is there: what was lost before is the list's own silence. */
    private void heard(long number, Word word) {
        list(number).heard(word);
        if (!lost.isEmpty() && !isSilence(word)) {
            settleLost();
        }
    }

    private static boolean isSilence(Word word) {
        return word instanceof Word.Silent silent
                && (silent.why() == Reason.TIMEOUT || silent.why() == Reason.NO_CONNECTIVITY);
    }

    private void settleLost() {
        Word.Silent silent = new Word.Silent(Reason.TIMEOUT, "no answer within the time limit");
        while (!lost.isEmpty()) {
            long number = lost.remove();
            list(number).lost();
            settle(number, silent, Optional.empty());
        }
    }

    /** Asks once whether the resolver answers anything; if not, the sweep ends and what was lost stays open. */
    private boolean isResolverThere() {
        if (probe == null) {
            probe = isAlive.get();
        }
        if (!probe.isDone()) {
            return false;
        }
        boolean alive = probe.join();
        probe = null;
        if (alive) {
            settleLost();
        } else {
            end(SweepSummary.End.RESOLVER_SILENT, "the resolver does not answer any more; what was answered is kept");
        }
        return alive;
    }

    private void settle(long number, Word word, Optional<String> reasonText) {
        PairWindow.Pair pair = window.pair(number);
        TargetKind kind = pair.target().kind();
        SweepPair line = lists.get(pair.list())
                .result(kind, word, reasonText)
                .map(result -> new SweepPair(pair.target().whole().text(), result))
                .orElse(null);
        window.settle(number, line, record);
    }
}
