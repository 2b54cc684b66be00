package dev.mailworthy.dnsbl.mirror;

import dev.mailworthy.core.text.BoundedLines;
import dev.mailworthy.dnsbl.mirror.data.Cursor;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a file of data, which are refused where a text file of rbldnsd cannot have them. */
final class MirrorLines {

    /** Longest line in octets, as in rbldnsd. */
    private static final int MAX_LINE = 1 << 16;

    /** The most octets that are read from one file. A small compressed file could expand to any size. */
    private static final long MAX_FILE = 1L << 33;

    private final BoundedLines lines;

    MirrorLines(InputStream in) {
        lines = BoundedLines.ofOctets(in, MAX_LINE);
    }

    /** The number of the last line that was read or refused, from 1. */
    long number() {
        return lines.number();
    }

    /**
     * Reads the next line.
     *
     * @return whether there was one
     * @throws IllegalArgumentException if it is too long, has no line break or has a zero octet
     */
    boolean next(Cursor into) throws IOException {
        boolean isThere;
        try {
            isThere = lines.advance();
        } catch (BoundedLines.EndlessLineException e) {
            refuseZero();
            throw tooLong();
        }
        if (!isThere) {
            return false;
        }
        refuseZero();
        if (lines.isCut()) {
            throw tooLong();
        }
        if (lines.octets() > MAX_FILE) {
            throw new IllegalArgumentException("the file is longer than " + MAX_FILE + " octets");
        }
        // rbldnsd ignores a last line without a line break. Here it is an error, because half an address would list
        // another one.
        if (!lines.isBroken()) {
            throw new IllegalArgumentException("the last line does not end, so the file may be cut off");
        }
        into.reset(lines.block(), lines.start(), lines.end());
        return true;
    }

    private static IllegalArgumentException tooLong() {
        return new IllegalArgumentException("the line is longer than " + MAX_LINE + " octets");
    }

    private void refuseZero() {
        byte[] block = lines.block();
        for (int at = lines.start(); at < lines.end(); at++) {
            if (block[at] == 0) {
                throw new IllegalArgumentException("an octet of zero; this is not a text file");
            }
        }
    }
}
