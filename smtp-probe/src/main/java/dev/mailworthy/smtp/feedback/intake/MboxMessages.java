package dev.mailworthy.smtp.feedback.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The messages of a mailbox (RFC 4155), one at a time. A message begins at a line {@code From } after an empty line. Of a message that
 * is too large only the beginning is kept.
 */
final class MboxMessages {

    private static final int BLOCK = 1 << 16;
    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

    private final InputStream in;
    private final byte[] block = new byte[BLOCK];
    private int from;
    private int to;
    private byte[] message = new byte[BLOCK];
    private int length;
    private long octets;
    private boolean isFirst = true;

    MboxMessages(InputStream in) {
        this.in = in;
    }

    /**
     * A message.
     *
     * @param octets without its {@code From } line
     * @param isWhole false if it is larger than a message may be
     */
    record Message(byte[] octets, boolean isWhole) {}

    /** The next message; empty at the end. */
    Optional<Message> next() throws IOException {
        length = 0;
        octets = 0;
        if (isFirst) {
            isFirst = false;
            line();
            length = 0;
            octets = 0;
        }
        boolean wasEmpty = false;
        boolean hasLine = false;
        while (true) {
            // Nothing of a message that is too large is used, so that its lines are looked at and dropped.
            length = octets > IntakeLimits.PACKED ? 0 : length;
            int start = length;
            long before = octets;
            if (!line()) {
                return hasLine ? Optional.of(taken(length)) : Optional.empty();
            }
            hasLine = true;
            if (wasEmpty
                    && length - start >= FROM.length
                    && Arrays.equals(message, start, start + FROM.length, FROM, 0, FROM.length)) {
                octets = before;
                return Optional.of(taken(start));
            }
            wasEmpty = octets - before <= 2 && isBreak(start);
        }
    }

    private boolean isBreak(int start) {
        return length > start && message[start] == '\n'
                || length > start + 1 && message[start] == '\r' && message[start + 1] == '\n';
    }

    private Message taken(int end) {
        return new Message(Arrays.copyOf(message, end), octets <= IntakeLimits.PACKED);
    }

    /** Adds a line with its break. False at the end. What is beyond the limit is passed and counted. */
    private boolean line() throws IOException {
        boolean any = false;
        while (true) {
            if (from == to) {
                to = Math.max(0, in.read(block, 0, BLOCK));
                from = 0;
                if (to == 0) {
                    return any;
                }
            }
            any = true;
            int end = from;
            while (end < to && block[end] != '\n') {
                end++;
            }
            boolean isBroken = end < to;
            end += isBroken ? 1 : 0;
            keep(end);
            if (isBroken) {
                return true;
            }
        }
    }

    private void keep(int end) {
        int size = end - from;
        octets += size;
        if (length + size <= IntakeLimits.PACKED + BLOCK) {
            if (length + size > message.length) {
                message = Arrays.copyOf(message, Math.max(2 * message.length, length + size));
            }
            System.arraycopy(block, from, message, length, size);
            length += size;
        }
        from = end;
    }
}
