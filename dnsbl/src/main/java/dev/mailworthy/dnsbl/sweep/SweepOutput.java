package dev.mailworthy.dnsbl.sweep;

import java.io.IOException;

/** Where a sweep's lines go: each listed, allowed or unanswered pair once, in the order of the targets. */
public interface SweepOutput {

    /** The line for a pair, without a line break; the same for the same pair. */
    String form(SweepPair pair);

    /**
     * Takes the next line.
     *
     * @throws IOException when it cannot be written, which ends the sweep
     */
    void line(String line) throws IOException;

    /** Everything up to here is to reach its reader now. */
    void flush() throws IOException;
}
