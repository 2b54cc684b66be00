package dev.mailworthy.smtp.dialogue.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * Input from the socket, with or without TLS. It counts the octets. Its deadline applies to a whole stage and not to
 * each read.
 */
final class BoundedInput extends InputStream {

    private final Socket socket;
    private final InputStream in;
    private long deadline;
    private int octets;

    BoundedInput(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** Sets the deadline of all reads until the next call. */
    void deadline(long nanoTime) {
        deadline = nanoTime;
    }

    /** The number of octets read so far. */
    int octets() {
        return octets;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("nothing more within the time limit");
        }
        socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
        int count = in.read(into, offset, length);
        octets += Math.max(0, count);
        if (octets > Limits.WIRE_OCTETS) {
            throw new Limits.Exceeded("more than " + Limits.WIRE_OCTETS + " octets");
        }
        return count;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }
}
