package dev.mailworthy.dnsbl.sweep;

import java.io.IOException;

/**
 * Takes the lines of a sweep: one for each listed, allowed or unanswered {@link SweepPair pair}, in the order of the targets.
 */
public interface SweepOutput {

    /** The line for a pair, without a line break. It must always be the same for one pair. */
    String form(SweepPair pair);

    /** The name of the form. A sweep goes on only in the form that it began with. */
    default String name() {
        return "text";
    }

    /**
     * Takes the next line.
     *
     * @throws IOException if it cannot be written, which ends the sweep
     */
    void line(String line) throws IOException;

    /** Passes everything written so far on to its reader. */
    void flush() throws IOException;
}
