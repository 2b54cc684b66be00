package dev.mailworthy.dnsbl;

import java.io.IOException;

/** What of a sweep outlives it. */
interface SweepMemory extends AutoCloseable {

    /** How far an earlier run came. */
    SweepMark mark();

    /** The lines of earlier runs, again. */
    void replay(SweepOutput output) throws IOException;

    void line(String line) throws IOException;

    /** All up to here is done. */
    void reached(SweepMark mark) throws IOException;

    /** Keeps all up to the last mark. */
    void save() throws IOException;

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
            public void reached(SweepMark mark) {}

            @Override
            public void save() {}

            @Override
            public void close() {}
        };
    }
}
