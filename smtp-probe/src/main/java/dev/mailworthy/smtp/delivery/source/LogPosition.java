package dev.mailworthy.smtp.delivery.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Where the reading of a log stopped, and by which octets the log is known again. A log keeps them when it is renamed, copied or
 * packed, and a file that is truncated and filled again does not have them. Octets are counted after unpacking.
 *
 * @param headOctets the length of the beginning that is remembered
 * @param head a hash of the beginning
 * @param offset the octets that were read, to the end of a line
 * @param tailOctets the length of the piece before the offset that is remembered
 * @param tail a hash of that piece
 * @param second the time of the last line, in seconds from 1970; it gives the year to the next
 */
public record LogPosition(int headOctets, long head, long offset, int tailOctets, long tail, long second) {

    /** The longest piece that is remembered. It holds several lines, each with a time. */
    static final int PIECE = 1024;

    /** @throws IllegalArgumentException for a length that no position has */
    public LogPosition {
        boolean isPossible = headOctets > 0
                && headOctets <= PIECE
                && headOctets <= offset
                && tailOctets > 0
                && tailOctets <= PIECE
                && tailOctets <= offset;
        if (!isPossible) {
            throw new IllegalArgumentException("a length of a piece");
        }
    }

    /** What a log is to a position. */
    enum Match {
        /** The log has all octets that were read. The stream stands behind them. */
        GOES_ON,
        /** The log ends before: it is a copy of the beginning. */
        SHORTER,
        /** This is another log. */
        OTHER
    }

    boolean begins(byte[] beginning) {
        return beginning.length >= headOctets && hash(beginning, headOctets) == head;
    }

    /** Compares a log with an equal beginning, and leaves the stream behind what was compared. */
    Match match(InputStream log) throws IOException {
        try {
            log.skipNBytes(offset - tailOctets);
            byte[] piece = log.readNBytes(tailOctets);
            if (piece.length < tailOctets) {
                return Match.SHORTER;
            }
            return hash(piece, tailOctets) == tail ? Match.GOES_ON : Match.OTHER;
        } catch (EOFException e) {
            return Match.SHORTER;
        }
    }

    static long hash(byte[] octets, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(octets, 0, length);
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
