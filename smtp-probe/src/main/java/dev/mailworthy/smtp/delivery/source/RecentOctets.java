package dev.mailworthy.smtp.delivery.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that remembers the last octets read. */
final class RecentOctets extends FilterInputStream {

    /** More than a reader of lines takes ahead. */
    private static final int ROOM = 1 << 19;

    private byte[] recent = {};
    private long taken;

    RecentOctets(InputStream octets) {
        super(octets);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] block, int from, int length) throws IOException {
        int read = super.read(block, from, Math.min(length, ROOM));
        if (recent.length == 0 && read > 0) {
            recent = new byte[ROOM];
        }
        int done = 0;
        while (done < read) {
            int at = (int) (taken % ROOM);
            int part = Math.min(read - done, ROOM - at);
            System.arraycopy(block, from + done, recent, at, part);
            taken += part;
            done += part;
        }
        return read;
    }

    /** The last octets before a place, at most so many, as far as they are still here. */
    byte[] before(long place, int most) {
        long from = Math.max(Math.max(0, taken - ROOM), place - most);
        byte[] piece = new byte[(int) Math.max(0, place - from)];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = recent[(int) ((from + i) % ROOM)];
        }
        return piece;
    }
}
