package dev.mailworthy.smtp.delivery.line;

import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a log of any size, in one block of memory. A line longer than {@value #LONGEST} octets is cut: the rest is read and
 * dropped. For one thread.
 */
public final class LogLines {

    /** The longest line that is kept whole. Postfix cuts a reply at 2,000 octets, syslog a line at 8,192. */
    public static final int LONGEST = 1 << 15;

    private static final int BLOCK = 1 << 18;
    /** A line of so many octets has no end. */
    private static final long ENDLESS = 1L << 26;

    private final InputStream octets;
    private final byte[] block = new byte[BLOCK];
    private int start;
    private int end;
    private int next;
    private int filled;
    private long taken;
    private boolean cut;
    private long ended;
    private final boolean waits;

    /** @param waits whether a last line without a line break is left for later, since its rest may still be written */
    public LogLines(InputStream octets, boolean waits) {
        this.octets = octets;
        this.waits = waits;
    }

    /**
     * Goes to the next line. Returns whether there is one. The last one need not end in a line break.
     *
     * @throws NoLinesException if a line has no end
     */
    public boolean advance() throws IOException {
        cut = false;
        start = next;
        int from = start;
        long begin = taken;
        while (true) {
            int found = LogOctets.indexOf(block, from, filled, (byte) '\n');
            if (found >= 0) {
                next = found + 1;
                ended = taken - (filled - next);
                return ending(found);
            }
            from = filled;
            if (filled == block.length || filled - start > LONGEST) {
                makeRoom();
                from = filled;
            }
            int read = octets.read(block, filled, block.length - filled);
            if (read <= 0) {
                next = filled;
                return !waits && start < filled && ending(filled);
            }
            filled += read;
            taken += read;
            if (taken - begin > ENDLESS) {
                throw new NoLinesException(ENDLESS);
            }
        }
    }

    private boolean ending(int found) {
        end = Math.min(found, start + LONGEST);
        cut |= end < found;
        if (!cut && end > start && block[end - 1] == '\r') {
            end--;
        }
        return true;
    }

    /**
     * Takes octets as they are, line breaks among them; the next line begins behind them. Copies as many of them as there is room,
     * and drops the others. Returns how many of them there were before the end of the log.
     */
    long take(byte[] into, int at, int room, long count) throws IOException {
        long left = count;
        int put = at;
        while (left > 0 && (next < filled || refill())) {
            int part = (int) Math.min(left, filled - next);
            int kept = Math.min(part, at + room - put);
            System.arraycopy(block, next, into, put, kept);
            put += kept;
            next += part;
            left -= part;
        }
        return count - left;
    }

    private boolean refill() throws IOException {
        start = end = next = filled = 0;
        int read = octets.read(block, 0, block.length);
        filled = Math.max(0, read);
        taken += filled;
        return read > 0;
    }

    private void makeRoom() {
        int kept = filled - start;
        if (kept > LONGEST) {
            kept = LONGEST;
            cut = true;
        }
        System.arraycopy(block, start, block, 0, kept);
        start = 0;
        filled = kept;
    }

    /** Whether only the beginning of the line is there. */
    public boolean isCut() {
        return cut;
    }

    /** The octets of all lines so far that ended with a line break. */
    public long ended() {
        return ended;
    }

    /** The octets read so far. */
    public long octets() {
        return taken;
    }

    /** The line stands here from {@link #start} to {@link #end}, until the next call. */
    public byte[] block() {
        return block;
    }

    public int start() {
        return start;
    }

    /** The index behind the last octet, without the line break. */
    public int end() {
        return end;
    }
}
