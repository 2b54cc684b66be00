package dev.mailworthy.dnsbl.sweep;

import java.io.IOException;

/**
 * Takes the lines of a sweep: one for each listed, allowed or unanswered {@link SweepPair pair}, in the order of the targets.
 */
public interface SweepOutput {

    /**
     * {@return the line for a pair, without a line break} It must always be the same for one pair.
     *
     * @param pair a target and a list's result about it
     */
    String form(SweepPair pair);

    /** {@return the name of the form} A sweep goes on only in the form that it began with. */
    default String name() {
        return "text";
    }

    /**
     * Takes the next line.
     *
     * @param line what {@link #form} gave
     * @throws IOException if it cannot be written, which ends the sweep
     */
    void line(String line) throws IOException;

    /**
     * Passes everything written so far on to its reader.
     *
     * @throws IOException if it cannot be passed on, which ends the sweep
     */
    void flush() throws IOException;
}
