package dev.mailworthy.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads the lines of a stream of any size, one at a time and without copying them. A line ends with LF or CR LF. An overlong line
 * is cut, and a line without an end is an error, so that the memory has a bound whatever the stream holds. For one thread.
 */
public final class BoundedLines implements AutoCloseable {

    private static final int LEAST_BLOCK = 1 << 16;

    /** A line of so many octets has no end: the input is no file of lines. */
    private static final long ENDLESS = 1 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream octets;
    private final Arrival arrival;
    private final int longest;
    private final byte[] block;
    private int start;
    private int end;
    private int next;
    private int filled;
    private long number;
    private long taken;
    private boolean cut;
    private boolean broken;

    /** A line of more than a mebibyte. */
    public static final class EndlessLineException extends IOException {

        private static final long serialVersionUID = 1L;

        private EndlessLineException(long number) {
            super("line " + number + " has more than " + ENDLESS + " octets");
        }
    }

    /** Tells whether a read of the stream returns at once. */
    @FunctionalInterface
    private interface Arrival {
        boolean isReady() throws IOException;
    }

    private BoundedLines(InputStream octets, Arrival arrival, int longest) {
        this.octets = octets;
        this.arrival = arrival;
        this.longest = longest;
        this.block = new byte[Math.max(LEAST_BLOCK, 2 * longest)];
    }

    /**
     * The lines of a text in UTF-8, or in UTF-16 with its byte order mark.
     *
     * @param octets closed with this reader
     * @param longest the most octets of a line that are kept
     */
    public static BoundedLines ofText(InputStream octets, int longest) {
        TextOctets text = new TextOctets(octets);
        Arrival arrival = arrival(octets);
        return new BoundedLines(text, () -> text.isReady() || arrival.isReady(), longest);
    }

    /** The lines of a file in no known encoding; otherwise as {@link #ofText}. */
    public static BoundedLines ofOctets(InputStream octets, int longest) {
        return new BoundedLines(octets, arrival(octets), longest);
    }

    private static Arrival arrival(InputStream octets) {
        return octets instanceof FedInput fed ? fed::isReady : () -> octets.available() > 0;
    }

    /**
     * Goes to the next line. Returns whether there is one.
     *
     * @throws IOException also for a line without an end
     */
    public boolean advance() throws IOException {
        start = next;
        number++;
        int at = start;
        long dropped = 0;
        broken = false;
        while (true) {
            while (at < filled && block[at] != '\n') {
                at++;
            }
            if (at < filled) {
                next = at + 1;
                broken = true;
                break;
            }
            if (filled == block.length) {
                int before = filled - start;
                makeRoom();
                dropped += before - filled;
                if (dropped + filled > ENDLESS) {
                    end = Math.min(filled, longest);
                    throw new EndlessLineException(number);
                }
            }
            at = filled;
            if (!fill()) {
                next = filled;
                break;
            }
        }
        // A cut line keeps only its beginning in the block, and what came after the last cut.
        cut = dropped > 0 || at - start > longest;
        end = Math.min(at, start + longest);
        if (!cut && end > start && block[end - 1] == '\r') {
            end--;
        }
        return next > start;
    }

    /**
     * Whether {@link #advance} finds a whole line, or the end, without a wait. The present line is given up. Of streams other than
     * {@link FedInput} it is not known whether they have ended; then this is false.
     */
    public boolean isReady() throws IOException {
        int at = next;
        while (true) {
            while (at < filled && block[at] != '\n') {
                at++;
            }
            if (at < filled) {
                return true;
            }
            if (filled == block.length) {
                if (next == 0) {
                    return true;
                }
                System.arraycopy(block, next, block, 0, filled - next);
                filled -= next;
                at -= next;
                next = 0;
            }
            if (!arrival.isReady()) {
                return false;
            }
            if (!fill()) {
                return true;
            }
        }
    }

    /** Moves the beginning of the line to the beginning of the block. An overlong line is cut. */
    private void makeRoom() {
        int kept = Math.min(filled - start, longest);
        System.arraycopy(block, start, block, 0, kept);
        start = 0;
        filled = kept;
    }

    private boolean fill() throws IOException {
        int read = octets.read(block, filled, block.length - filled);
        filled += Math.max(0, read);
        taken += Math.max(0, read);
        return read > 0;
    }

    /** The number of the present line, from 1. */
    public long number() {
        return number;
    }

    /** Whether the line was longer than its bound. */
    public boolean isCut() {
        return cut;
    }

    /** Whether a line break ends the line. The last line of a file that was cut off has none. */
    public boolean isBroken() {
        return broken;
    }

    /** How many octets were read so far. */
    public long octets() {
        return taken;
    }

    /** The octets of the line stand here from {@link #start} to {@link #end}, until the next call. They may not be changed. */
    public byte[] block() {
        return block;
    }

    public int start() {
        return start;
    }

    /** The index behind the last octet of the line, without its line break. */
    public int end() {
        return end;
    }

    /** The line as UTF-8, without the byte order mark of a file. */
    public String text() {
        String text = new String(block, start, end - start, StandardCharsets.UTF_8);
        return number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    @Override
    public void close() throws IOException {
        octets.close();
    }
}
