package dev.mailworthy.dnsbl.mirror;

import dev.mailworthy.dnsbl.mirror.data.Cursor;
import java.io.IOException;
import java.io.InputStream;

/** Reads the lines of a file of any size, one at a time. A carriage return before the line's end is dropped. */
final class LineReader {

    /** Longest line in octets, as in rbldnsd. */
    static final int MAX_LINE = 1 << 16;

    /** The most octets that are read from one file. A small compressed file could expand to any size. */
    static final long MAX_FILE = 1L << 33;

    private final InputStream in;
    private final byte[] buffer = new byte[2 * MAX_LINE];
    private int from;
    private int to;
    private long number;
    private long octets;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The number of the last line that was read or refused, from 1. */
    long number() {
        return number;
    }

    /**
     * Reads the next line.
     *
     * @return whether there was one
     * @throws IllegalArgumentException if it is too long, has no line break or has a zero octet
     */
    boolean next(Cursor into) throws IOException {
        number++;
        int at = from;
        while (true) {
            for (; at < to; at++) {
                if (buffer[at] == '\n') {
                    into.reset(buffer, from, at > from && buffer[at - 1] == '\r' ? at - 1 : at);
                    from = at + 1;
                    return true;
                }
                if (buffer[at] == 0) {
                    throw new IllegalArgumentException("an octet of zero; this is not a text file");
                }
            }
            if (to - from >= MAX_LINE) {
                throw new IllegalArgumentException("the line is longer than " + MAX_LINE + " octets");
            }
            at -= from;
            if (!fill()) {
                return ended();
            }
        }
    }

    /** Moves the beginning of the line to the front of the buffer and reads more. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        int read = in.read(buffer, to, buffer.length - to);
        to += Math.max(read, 0);
        octets += Math.max(read, 0);
        if (octets > MAX_FILE) {
            throw new IllegalArgumentException("the file is longer than " + MAX_FILE + " octets");
        }
        return read >= 0;
    }

    /**
     * The end of the file. rbldnsd ignores a last line without a line break. Here it is an error, because half an address would
     * list another one.
     */
    private boolean ended() {
        if (to > from) {
            throw new IllegalArgumentException("the last line does not end, so the file may be cut off");
        }
        return false;
    }
}
