package dev.mailworthy.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A stream that a thread of its own reads ahead, so that the taker can ask whether a read would wait. Java cannot tell that of
 * standard input. The source is not closed, because the thread may wait for it. At most 128 KiB are read ahead.
 */
public final class FedInput extends InputStream {

    private static final int AHEAD = 8;
    private static final int BLOCK = 1 << 14;
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> blocks = new ArrayBlockingQueue<>(AHEAD);
    private byte[] block = END;
    private int at;
    private boolean ended;
    private volatile boolean closed;
    private volatile @Nullable IOException failure;
    private final Runnable arrival;

    private FedInput(Runnable arrival) {
        this.arrival = arrival;
    }

    public static FedInput of(InputStream source) {
        return of(source, () -> {});
    }

    /** @param arrival called after each arrival and at the end, by another thread */
    public static FedInput of(InputStream source, Runnable arrival) {
        FedInput input = new FedInput(arrival);
        Thread thread = new Thread(() -> input.feed(source), "fed input");
        thread.setDaemon(true);
        thread.start();
        return input;
    }

    private void feed(InputStream source) {
        try {
            byte[] octets = new byte[BLOCK];
            for (int read = source.read(octets); read >= 0 && !closed; read = source.read(octets)) {
                if (read > 0) {
                    blocks.put(Arrays.copyOf(octets, read));
                    arrival.run();
                }
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    private void end() {
        try {
            blocks.put(END);
            arrival.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a read returns at once, also with the end of the stream. */
    public boolean isReady() {
        return at < block.length || ended || !blocks.isEmpty();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == block.length && !ended) {
            next();
        }
        if (ended) {
            throwFailure();
            return -1;
        }
        int read = Math.min(length, block.length - at);
        System.arraycopy(block, at, octets, offset, read);
        at += read;
        return read;
    }

    private void next() throws IOException {
        try {
            block = blocks.take();
            at = 0;
            ended = block.length == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the run was interrupted", e);
        }
    }

    private void throwFailure() throws IOException {
        IOException problem = failure;
        if (problem != null) {
            throw problem;
        }
    }

    /** Ends a read that waits. */
    @Override
    public void close() {
        closed = true;
        blocks.clear();
        blocks.offer(END);
    }
}
