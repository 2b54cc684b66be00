package dev.mailworthy.dnsbl;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Takes settled pairs in order: writes their lines, counts them, and has the memory saved about once a second. */
final class SweepRecord implements PairWindow.Exit {

    private static final long SAVE_EVERY = 1_000_000_000L;
    private static final int LOOK_EVERY = 1024;

    private final SweepOutput output;
    private final SweepMemory memory;
    private final LongSupplier nanos;
    private final Consumer<SweepCounts> progress;
    private final long begun;
    private final long millisBefore;
    private long digest;
    private long targets;
    private long pairs;
    private long queries;
    private long listed;
    private long allowed;
    private long unanswered;
    private long untaken;
    private long lastSave;
    private @Nullable IOException failure;

    SweepRecord(SweepOutput output, SweepMemory memory, LongSupplier nanos, Consumer<SweepCounts> progress) {
        this.output = output;
        this.memory = memory;
        this.nanos = nanos;
        this.progress = progress;
        this.begun = nanos.getAsLong();
        this.lastSave = begun;
        SweepCounts before = memory.mark().counts();
        millisBefore = before.millis();
        digest = memory.mark().digest();
        targets = before.targets();
        pairs = before.pairs();
        queries = before.queries();
        listed = before.listed();
        allowed = before.allowed();
        unanswered = before.unanswered();
        untaken = before.untaken();
    }

    @Override
    public void leave(PairWindow.Pair pair, @Nullable SweepPair line) {
        if (pair.list() == PairSource.NO_LIST) {
            untaken++;
        } else {
            pairs++;
            queries += pair.asked() == PairWindow.Asked.YES ? 1 : 0;
        }
        try {
            if (line != null) {
                write(line);
            }
            if (pair.last() == PairWindow.Last.YES) {
                targets++;
                digest = SweepMark.digest(digest, pair.target().octets());
                memory.reached(new SweepMark(counts(), digest));
                if (targets % LOOK_EVERY == 0) {
                    saveWhenDue();
                }
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private void write(SweepPair line) throws IOException {
        switch (line.result().state()) {
            case LISTED -> listed++;
            case ALLOWED -> allowed++;
            case UNANSWERED -> unanswered++;
            case NOT_LISTED -> throw new IllegalStateException("a pair that is not listed has no line");
        }
        String text = output.form(line);
        memory.line(text);
        output.line(text);
    }

    /** Called from time to time, also while nothing leaves. */
    void saveWhenDue() throws IOException {
        if (nanos.getAsLong() - lastSave >= SAVE_EVERY) {
            lastSave = nanos.getAsLong();
            output.flush();
            memory.save();
            progress.accept(counts());
        }
    }

    /** What went wrong with output or memory, which ends the sweep. */
    @Nullable
    IOException failure() {
        return failure;
    }

    SweepCounts counts() {
        long millis = millisBefore + (nanos.getAsLong() - begun) / 1_000_000;
        return new SweepCounts(targets, pairs, queries, listed, allowed, unanswered, untaken, millis);
    }

    /** Writes what is settled and not written yet. */
    void close() throws IOException {
        output.flush();
        memory.save();
        progress.accept(counts());
    }
}
