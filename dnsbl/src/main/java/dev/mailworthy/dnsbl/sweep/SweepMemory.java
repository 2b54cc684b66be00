package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.target.SweepMark;
import java.io.IOException;

/** What of a sweep outlives it. */
interface SweepMemory extends AutoCloseable {

    /** How far an earlier run came. */
    SweepMark mark();

    /** The lines of earlier runs, again. */
    void replay(SweepOutput output) throws IOException;

    void line(String line) throws IOException;

    /**
     * All up to here is done.
     *
     * @return whether so much has come together that it should be saved
     */
    boolean reached();

    /**
     * Keeps all up to where it was reached last.
     *
     * @param mark how far that is
     */
    void save(SweepMark mark) throws IOException;

    @Override
    void close();

    /** Nothing is kept. */
    static SweepMemory none() {
        return new SweepMemory() {
            @Override
            public SweepMark mark() {
                return SweepMark.start();
            }

            @Override
            public void replay(SweepOutput output) {}

            @Override
            public void line(String line) {}

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
