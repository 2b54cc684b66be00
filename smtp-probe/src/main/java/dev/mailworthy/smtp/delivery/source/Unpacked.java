package dev.mailworthy.smtp.delivery.source;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The octets of a log, which gzip may have packed. Logs pack by a factor of 5 to 40; what unpacks to more than {@value #MOST_RATIO}
 * times its size is no log, and reading it ends with an error.
 */
final class Unpacked extends FilterInputStream {

    private static final int MOST_RATIO = 500;
    /** The ratio counts from so many octets on: a short file of equal lines packs well. */
    private static final long SMALL = 64L << 20;

    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 6;
    private static final String GZIP = "1f8b";

    /** The first octets of packed files, with the program that unpacks them. */
    private static final Map<String, String> OTHERS =
            Map.of("425a68", "bzip2 -dc", "fd377a585a00", "xz -dc", "28b52ffd", "zstd -dc");

    private final Counted packed;
    private final String name;
    private long taken;

    private Unpacked(InputStream unpacked, Counted packed, String name) {
        super(unpacked);
        this.packed = packed;
        this.name = name;
    }

    /** The octets behind a stream. It is closed if this fails. */
    static InputStream of(InputStream stream, String name) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(stream, BUFFER);
        try {
            buffered.mark(MAGIC);
            String magic = HexFormat.of().formatHex(Arrays.copyOf(buffered.readNBytes(MAGIC), MAGIC));
            buffered.reset();
            if (magic.startsWith(GZIP)) {
                Counted counted = new Counted(buffered);
                return new Unpacked(new GZIPInputStream(counted, BUFFER), counted, name);
            }
            for (Map.Entry<String, String> other : OTHERS.entrySet()) {
                if (magic.startsWith(other.getKey())) {
                    throw new PackedLogException(name + ": is packed; unpack it with " + other.getValue()
                            + " and give what it prints as standard input");
                }
            }
            return buffered;
        } catch (IOException e) {
            buffered.close();
            throw e;
        }
    }

    @Override
    public int read(byte[] block, int from, int length) throws IOException {
        int read = super.read(block, from, length);
        taken += Math.max(0, read);
        if (taken > SMALL && taken / MOST_RATIO > packed.taken) {
            throw new PackedLogException(
                    name + ": unpacks to more than " + MOST_RATIO + " times its size; no log does");
        }
        return read;
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
