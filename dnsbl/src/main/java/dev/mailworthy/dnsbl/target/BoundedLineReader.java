package dev.mailworthy.dnsbl.target;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads lines of bounded length without copying them. An overlong line is cut. */
final class BoundedLineReader implements AutoCloseable {

    private static final int BLOCK = 1 << 16;

    /** A line of so many octets has no end: the input is no file of lines. */
    private static final long ENDLESS = 1 << 20;

    private final InputStream octets;
    private final int longest;
    private final byte[] block = new byte[BLOCK];
    private int start;
    private int end;
    private int next;
    private int filled;

    /**
     * @param longest the most octets of a line that are kept, at most half of a block
     */
    BoundedLineReader(InputStream octets, int longest) {
        this.octets = octets;
        this.longest = longest;
    }

    /**
     * Goes to the next line. Returns whether there is one.
     *
     * @throws IOException also for a line without an end
     */
    boolean advance() throws IOException {
        start = next;
        int at = start;
        long dropped = 0;
        while (true) {
            while (at < filled && block[at] != '\n') {
                at++;
            }
            if (at < filled) {
                next = at + 1;
                break;
            }
            if (filled == BLOCK) {
                int before = filled - start;
                makeRoom();
                dropped += before - filled;
                if (dropped > ENDLESS) {
                    throw new IOException("a line has more than " + ENDLESS + " octets");
                }
            }
            at = filled;
            if (!fill()) {
                next = filled;
                break;
            }
        }
        end = Math.min(at, start + longest);
        return next > start;
    }

    /** Whether {@link #advance} finds a whole line, or the end, without a wait. The present line is given up. */
    boolean isReady(FedInput input) throws IOException {
        int at = next;
        while (true) {
            while (at < filled && block[at] != '\n') {
                at++;
            }
            if (at < filled) {
                return true;
            }
            if (filled == BLOCK) {
                if (next == 0) {
                    return true;
                }
                System.arraycopy(block, next, block, 0, filled - next);
                filled -= next;
                at -= next;
                next = 0;
            }
            if (!input.isReady()) {
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
        int read = octets.read(block, filled, BLOCK - filled);
        filled += Math.max(0, read);
        return read > 0;
    }

    /**
     * The line as an IPv4 address, if it is only that: four numbers up to 255 without leading zeros.
     *
     * @return its octets as a number from 0 to 2^32-1, or -1
     */
    long ip4() {
        if (end - start > 15) {
            return -1;
        }
        long octets4 = 0;
        int parts = 1;
        int digits = 0;
        int octet = 0;
        for (int at = start; at < end; at++) {
            int c = block[at];
            if (c == '.' && digits > 0) {
                octets4 = octets4 << 8 | octet;
                parts++;
                digits = 0;
                octet = 0;
            } else if (c >= '0' && c <= '9' && (digits == 0 || octet > 0)) {
                octet = 10 * octet + c - '0';
                digits++;
                if (octet > 255) {
                    return -1;
                }
            } else {
                return -1;
            }
        }
        return parts == 4 && digits > 0 ? octets4 << 8 | octet : -1;
    }

    String text() {
        return new String(block, start, end - start, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        octets.close();
    }
}
