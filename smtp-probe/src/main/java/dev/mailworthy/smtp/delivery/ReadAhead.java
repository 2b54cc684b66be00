package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.source.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A stream that a thread of its own reads ahead by some blocks, so that a packed log is unpacked while its lines are read. For one
 * thread beside that.
 */
final class ReadAhead extends InputStream {

    /** A smaller file is unpacked in less time than a thread is worth. */
    private static final long LEAST = 1L << 20;

    private static final int BLOCK = 1 << 17;
    private static final int BLOCKS = 4;
    private static final Block END = new Block(new byte[0], 0, null);

    private final InputStream octets;
    private final BlockingQueue<Block> filled = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BLOCKS + 2);
    private final Thread reader;
    private Block present = new Block(new byte[BLOCK], 0, null);
    private int at;

    /** Octets, or the failure behind the last of them. */
    private record Block(
            byte[] octets, int length, @Nullable IOException failure) {}

    private ReadAhead(InputStream octets) {
        this.octets = octets;
        this.reader = new Thread(this::fill, "unpacking a log");
        reader.setDaemon(true);
        for (int i = 0; i < BLOCKS; i++) {
            empty.add(new byte[BLOCK]);
        }
    }

    static InputStream of(InputStream octets) {
        ReadAhead ahead = new ReadAhead(octets);
        ahead.reader.start();
        return ahead;
    }

    /** Opens a log; a large packed file is read ahead if there may be a thread for it. */
    static InputStream open(LogSource source, DeliveryOptions options) throws IOException {
        boolean isLarge = options.threads() > 1 && source.isRepeatable() && source.size() >= LEAST;
        return isLarge && isPacked(source) ? of(source.open()) : source.open();
    }

    private static boolean isPacked(LogSource source) throws IOException {
        Optional<InputStream> plain = source.openAt(0);
        if (plain.isPresent()) {
            plain.orElseThrow().close();
        }
        return plain.isEmpty();
    }

    private void fill() {
        try {
            Block next;
            do {
                next = block(empty.take());
                filled.put(next);
            } while (next.length() > 0);
        } catch (InterruptedException e) {
            // The stream was closed before its end.
        }
    }

    private Block block(byte[] room) {
        try {
            int length = octets.read(room, 0, room.length);
            return length <= 0 ? END : new Block(room, length, null);
        } catch (IOException e) {
            return new Block(room, 0, e);
        } catch (RuntimeException e) {
            return new Block(room, 0, new IOException(e.getMessage(), e));
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] block, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == present.length() && !next()) {
            return -1;
        }
        int read = Math.min(length, present.length() - at);
        System.arraycopy(present.octets(), at, block, from, read);
        at += read;
        return read;
    }

    private boolean next() throws IOException {
        if (present != END && present.failure() == null) {
            try {
                empty.add(present.octets());
                present = filled.take();
                at = 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while a log is read");
            }
        }
        IOException failure = present.failure();
        if (failure != null) {
            throw failure;
        }
        return present != END;
    }

    /** The thread that reads ahead has ended before the stream below is closed. */
    @Override
    public void close() throws IOException {
        reader.interrupt();
        boolean isInterrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        octets.close();
    }
}
