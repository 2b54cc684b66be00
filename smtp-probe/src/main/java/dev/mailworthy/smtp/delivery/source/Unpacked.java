package dev.mailworthy.smtp.delivery.source;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The octets of a log that is packed. Logs pack by a factor of 5 to 100; what unpacks to more than {@value #MOST_RATIO} times its
 * size is no log, and reading it ends with an error.
 */
final class Unpacked extends InputStream {

    private static final int MOST_RATIO = 500;
    /** The ratio counts from so many octets on: a short file of equal lines packs well. */
    private static final long SMALL = 64L << 20;

    private static final int BUFFER = 1 << 16;

    private final InputStream unpacked;
    private final Counted packed;
    private final Packing packing;
    private final String name;
    private long taken;

    private Unpacked(InputStream unpacked, Counted packed, Packing packing, String name) {
        this.unpacked = unpacked;
        this.packed = packed;
        this.packing = packing;
        this.name = name;
    }

    /** The octets behind a stream, packed or not. The stream is closed if this fails. */
    static InputStream of(InputStream stream, String name) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(stream, BUFFER);
        try {
            buffered.mark(Packing.MAGIC);
            Optional<Packing> packing = Packing.of(buffered.readNBytes(Packing.MAGIC));
            buffered.reset();
            if (packing.isEmpty()) {
                return buffered;
            }
            Counted counted = new Counted(buffered);
            return new Unpacked(packing.orElseThrow().open(counted, name), counted, packing.orElseThrow(), name);
        } catch (IOException e) {
            buffered.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] block, int from, int length) throws IOException {
        int read;
        try {
            read = unpacked.read(block, from, length);
        } catch (IOException | RuntimeException e) {
            throw packing.damaged(name, e);
        }
        taken += Math.max(0, read);
        if (taken > SMALL && taken / MOST_RATIO > packed.taken) {
            throw new PackedLogException(
                    name + ": unpacks to more than " + MOST_RATIO + " times its size; no log does");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }

    /** Counts the packed octets. */
    private static final class Counted extends FilterInputStream {

        private long taken;

        private Counted(InputStream packed) {
            super(packed);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            taken += octet < 0 ? 0 : 1;
            return octet;
        }

        @Override
        public int read(byte[] block, int from, int length) throws IOException {
            int read = super.read(block, from, length);
            taken += Math.max(0, read);
            return read;
        }
    }
}
