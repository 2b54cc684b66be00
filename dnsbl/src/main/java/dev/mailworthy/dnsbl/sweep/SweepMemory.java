package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.sweep.mark.SweepMark;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Progress of a {@link Sweep sweep}, kept to resume it. */
interface SweepMemory extends AutoCloseable {

    /** The point that an earlier run reached. */
    SweepMark mark();

    /** Writes the lines of earlier runs again. */
    void replay(SweepOutput output) throws IOException;

    /** The pairs that earlier runs left unanswered, as far as they are asked again. */
    List<OpenPair> open();

    void line(SweepPair pair, String line) throws IOException;

    /**
     * Notes the answer about an open pair.
     *
     * @param result null if the list does not have the target
     * @param line the line of the result, or empty
     */
    void again(OpenPair pair, @Nullable SweepPair result, String line) throws IOException;

    /**
     * Notes that all pairs up to here are done.
     *
     * @return whether there is enough unsaved progress for a save
     */
    boolean reached();

    /**
     * Saves everything up to the last call of {@link #reached}.
     *
     * @param mark the point that was reached
     */
    void save(SweepMark mark) throws IOException;

    @Override
    void close();

    /** A memory that saves nothing. */
    static SweepMemory none() {
        return new SweepMemory() {
            @Override
            public SweepMark mark() {
                return SweepMark.start();
            }

            @Override
            public void replay(SweepOutput output) {}

            @Override
            public List<OpenPair> open() {
                return List.of();
            }

            @Override
            public void line(SweepPair pair, String line) {}

            @Override
            public void again(OpenPair pair, @Nullable SweepPair result, String line) {}

            @Override
            public boolean reached() {
                return false;
            }

            @Override
            public void save(SweepMark mark) {}

            @Override
            public void close() {}
        };
    }
}
