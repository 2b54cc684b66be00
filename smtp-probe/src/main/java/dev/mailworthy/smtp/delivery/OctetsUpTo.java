package dev.mailworthy.smtp.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first octets of a stream. */
final class OctetsUpTo extends FilterInputStream {

    private long left;

    OctetsUpTo(InputStream octets, long most) {
        super(octets);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int octet = left > 0 ? in.read() : -1;
        left -= octet < 0 ? 0 : 1;
        return octet;
    }

    @Override
    public int read(byte[] block, int from, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int read = in.read(block, from, (int) Math.min(length, left));
        left -= Math.max(0, read);
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(Math.min(count, left));
        left -= skipped;
        return skipped;
    }
}
