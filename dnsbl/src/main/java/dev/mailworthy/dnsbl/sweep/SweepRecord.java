package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.health.ListState;
import dev.mailworthy.dnsbl.sweep.mark.SweepMark;
import dev.mailworthy.dnsbl.target.SweepCounts;
import dev.mailworthy.dnsbl.target.SweepTarget;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes settled {@link SweepPair pairs} in order, writes their lines, counts them, and saves the progress about once a second.
 */
final class SweepRecord implements PairWindow.Exit {

    private static final long SAVE_EVERY = 1_000_000_000L;

    /** The clock is read once in so many calls. */
    private static final int LOOK_EVERY = 64;

    private final SweepOutput output;
    private final SweepMemory memory;
    private final LongSupplier nanos;
    private final Consumer<SweepCounts> progress;
    private final long begun;
    private final long millisBefore;
    private final SweepTally tally;

    /** The {@link SweepCounts counts} at the end of the last complete target. */
    private final SweepTally whole;

    private long lastSave;
    private int calls;
    private boolean unsaved;
    private @Nullable IOException failure;

    SweepRecord(SweepOutput output, SweepMemory memory, LongSupplier nanos, Consumer<SweepCounts> progress) {
        this.output = output;
        this.memory = memory;
        this.nanos = nanos;
        this.progress = progress;
        this.begun = nanos.getAsLong();
        this.lastSave = begun;
        millisBefore = memory.mark().counts().millis();
        tally = new SweepTally(memory.mark());
        whole = new SweepTally(memory.mark());
    }

    @Override
    public void leave(
            SweepTarget target, int list, PairWindow.Last last, PairWindow.Asked asked, @Nullable SweepPair line) {
        if (list == PairSource.NO_LIST) {
            tally.untaken++;
        } else {
            tally.pairs++;
            tally.queries += asked == PairWindow.Asked.YES ? 1 : 0;
        }
        try {
            if (line != null) {
                write(line);
            }
            if (last == PairWindow.Last.YES) {
                done(target);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private void done(SweepTarget target) throws IOException {
        tally.targets++;
        tally.digest = target.digest(tally.digest);
        whole.set(tally);
        if (memory.reached()) {
            save();
        }
        saveWhenDue();
    }

    private SweepMark mark() {
        return new SweepMark(whole.counts(millis()), whole.digest);
    }

    private void write(SweepPair line) throws IOException {
        switch (line.result().state()) {
            case LISTED -> tally.listed++;
            case ALLOWED -> tally.allowed++;
            case UNANSWERED -> tally.unanswered++;
            case NOT_LISTED -> throw new IllegalStateException("a pair that is not listed has no line");
        }
        String text = output.form(line);
        unsaved = true;
        memory.line(line, text);
        output.line(text);
    }

    /** Shows the line of a pair that is still open, because it was not asked again. */
    void keep(OpenPair pair) throws IOException {
        output.line(pair.line());
    }

    /**
     * Takes the answer about a pair that an earlier run left unanswered.
     *
     * @param line null if the list does not have the target
     */
    void again(OpenPair pair, @Nullable SweepPair line) throws IOException {
        whole.again(line == null ? ListState.NOT_LISTED : line.result().state());
        tally.set(whole);
        String text = line == null ? "" : output.form(line);
        memory.again(pair, line, text);
        if (line != null) {
            output.line(text);
        }
        saveWhenDue();
    }

    /** Saves the {@link SweepMark progress} if a second has passed. It is called often, also while no pair is settled. */
    void saveWhenDue() throws IOException {
        if (++calls % LOOK_EVERY == 0) {
            long now = nanos.getAsLong();
            if (now - lastSave >= SAVE_EVERY) {
                lastSave = now;
                save();
            }
        }
    }

    /** Passes on the lines that were written since the last time, because the input pauses. */
    void pause() throws IOException {
        if (unsaved) {
            save();
        }
    }

    private void save() throws IOException {
        unsaved = false;
        output.flush();
        memory.save(mark());
        progress.accept(counts());
    }

    /** The failure of output or memory that ends the sweep, or null. */
    @Nullable
    IOException failure() {
        return failure;
    }

    SweepCounts counts() {
        return tally.counts(millis());
    }

    private long millis() {
        return millisBefore + (nanos.getAsLong() - begun) / 1_000_000;
    }

    /** Writes the settled pairs that are not written yet. */
    void close() throws IOException {
        save();
    }
}
