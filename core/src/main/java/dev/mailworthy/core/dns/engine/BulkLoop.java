package dev.mailworthy.core.dns.engine;

import dev.mailworthy.core.dns.internal.bulk.BulkSocket;
import dev.mailworthy.core.dns.internal.bulk.Flight;
import dev.mailworthy.core.dns.internal.bulk.port.PortOwner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run: sends a small burst, reads the replies that have come, and repeats. Most servers answer in order, so that the socket
 * of the oldest question is read first. When that socket has no reply, all sockets are polled. They are also polled from time
 * to time, for replies that came out of order.
 */
final class BulkLoop {

    /** Half of the window's first size, so that the server works on the first questions while the others are sent. */
    private static final int BURST = 32;

    private static final int LOOK_EVERY = 16;

    private static final long LATER_MILLIS = 10;
    private static final int LONGEST_NAME = 255;

    private final Flight flight;
    private final AtomicBoolean stopped;
    private final BulkDns.Questions questions;
    private final BulkReceiver receiver;
    private final Consumer<PortOwner> reader;
    private final ByteBuffer name = ByteBuffer.allocate(LONGEST_NAME);
    private int turns;
    private boolean gathered;
    private boolean ended;
    private boolean later;

    BulkLoop(Flight flight, AtomicBoolean stopped, BulkDns.Questions questions, BulkDns.Answers answers) {
        this.flight = flight;
        this.stopped = stopped;
        this.questions = questions;
        receiver = new BulkReceiver(flight, stopped, answers);
        reader = owner -> receiver.arrived((BulkSocket) owner);
    }

    void run() throws IOException {
        try {
            while (goesOn()) {
                flight.tick();
                send();
                if (goesOn()) {
                    receive();
                    flight.tick();
                    expire();
                }
            }
        } finally {
            flight.abandon();
        }
    }

    /** Whether the run goes on. An interrupt ends it, because every later wait would return at once. */
    private boolean goesOn() {
        return !stopped.get() && !Thread.currentThread().isInterrupted() && !(ended && flight.isEmpty());
    }

    private void send() {
        later = false;
        for (int i = 0; i < BURST && flight.isOpen() && !stopped.get(); i++) {
            int again = flight.nextAgain();
            int slot = again == Flight.NONE ? ask() : again;
            if (slot == Flight.NONE) {
                break;
            }
            attempt(slot);
        }
        flush();
    }

    private int ask() {
        if (ended || !flight.hasRoom()) {
            return Flight.NONE;
        }
        long tag = questions.next(name.clear());
        if (tag >= 0) {
            return flight.add(tag, name);
        }
        ended = tag == BulkDns.Questions.END;
        later = tag == BulkDns.Questions.LATER;
        if (!ended && !later) {
            throw new IllegalArgumentException("a tag must be 0 or more, not " + tag);
        }
        flight.idle();
        return Flight.NONE;
    }

    private void attempt(int slot) {
        if (!flight.isRunFor(slot)) {
            flush();
            if (stopped.get()) {
                return;
            }
            try {
                flight.beginRun(slot);
            } catch (IOException e) {
                receiver.unreachable(flight.drop(slot));
                return;
            }
        }
        failed(flight.send(slot));
    }

    private void flush() {
        failed(flight.flush());
    }

    private void failed(@Nullable BulkSocket socket) {
        if (socket != null) {
            receiver.unreachable(socket);
        }
    }

    private void receive() throws IOException {
        if (readInOrder()) {
            gathered = false;
            if (++turns % LOOK_EVERY == 0) {
                flight.await(0, reader);
            }
            return;
        }
        long millis = waitMillis();
        gathered = millis > 0 && !later && !gathered && flight.gather();
        if (!gathered) {
            flight.await(millis, reader);
        }
    }

    /** Reads replies while the socket of the oldest question has one. Returns whether there were any. */
    private boolean readInOrder() {
        int read = 0;
        while (read < BURST) {
            BulkSocket socket = flight.oldestSocket();
            int count = socket == null ? 0 : receiver.read(socket);
            if (count == 0) {
                break;
            }
            read += count;
        }
        return read > 0;
    }

    /** How long to wait for replies, in milliseconds. After the last reply it is 0, because no reply would end the wait. */
    private long waitMillis() {
        if (!goesOn()) {
            return 0;
        }
        boolean hasMore = flight.nextAgain() != Flight.NONE || !ended && !later && flight.hasRoom();
        if (flight.isOpen() && hasMore) {
            return 0;
        }
        long until = hasMore ? Math.min(flight.untilDue(), flight.untilProbe()) : flight.untilDue();
        long due = Math.max(1, until / 1_000_000 + 1);
        return later ? Math.min(LATER_MILLIS, due) : due;
    }

    private void expire() {
        while (flight.untilDue() <= 0 && !stopped.get()) {
            int slot = flight.expireOldest();
            if (slot != Flight.NONE) {
                receiver.silent(flight.end(slot));
            }
        }
    }
}
