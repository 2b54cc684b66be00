package dev.mailworthy.smtp.responder.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** The loop of a responder's only thread. */
public final class Loop implements Runnable, AutoCloseable {

    private static final int BUFFER = 4096;

    /** The maximum sleep of the loop, and the pause after the system could not accept a connection. */
    private static final long PAUSE_MILLIS = 1000;

    private final Selector selector;
    private final Listeners listeners;
    private final OpenConnections connections;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private volatile boolean over;
    private boolean paused;

    public Loop(Listeners listeners, OpenConnections connections) throws IOException {
        this.listeners = listeners;
        this.connections = connections;
        this.selector = Selector.open();
        listeners.register(selector);
    }

    @Override
    public void run() {
        try (selector) {
            while (!over) {
                resume();
                selector.select(this::attend, patience());
                connections.endLate();
            }
        } catch (IOException e) {
            throw new IllegalStateException("the system closed the selector", e);
        } finally {
            connections.close();
            listeners.close();
        }
    }

    private long patience() {
        long millis = connections.next().orElse(Long.MAX_VALUE) / 1_000_000;
        return Math.max(1, Math.min(PAUSE_MILLIS, millis));
    }

    private void attend(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (key.attachment() instanceof Listeners.Listener listener) {
            try {
                connections.accept(listener, selector);
            } catch (IOException e) {
                // No file descriptors are left. A retry at once would only use processor time.
                paused = true;
                key.interestOps(0);
            }
        } else {
            connections.attend((Connection) key.attachment(), buffer);
        }
    }

    private void resume() {
        if (paused) {
            paused = false;
            selector.keys().stream()
                    .filter(SelectionKey::isValid)
                    .filter(key -> key.attachment() instanceof Listeners.Listener)
                    .forEach(key -> key.interestOps(SelectionKey.OP_ACCEPT));
        }
    }

    /** Makes the loop read the clock again. */
    public void wake() {
        selector.wakeup();
    }

    /** Ends the loop, which closes the connections. May be called from any thread. */
    @Override
    public void close() {
        over = true;
        selector.wakeup();
    }
}
