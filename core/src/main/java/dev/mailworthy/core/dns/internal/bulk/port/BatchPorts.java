package dev.mailworthy.core.dns.internal.bulk.port;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Opens sockets for sendmmsg(2) and recvmmsg(2). A system call costs about as much as its work for one datagram, so that few
 * calls halve the cost.
 */
public final class BatchPorts implements Ports {

    /** The most datagrams in one call. */
    private static final int BATCH = 32;

    /** The longest wait. It is short, so that {@link #wakeup} has nothing to do. */
    private static final long LONGEST_WAIT_MILLIS = 20;

    /**
     * Together with the kernel's timer slack of 50 microseconds this is about the time in which a fast server answers a batch.
     */
    private static final long GATHER_NANOS = 1_000;

    private final Outbox outbox;
    private final Inbox inbox = new Inbox(BATCH);
    private final Messages incoming = new Messages(BATCH);
    private final PollSet poll = new PollSet();
    private final List<BatchPort> open = new ArrayList<>();
    private final List<PortOwner> ready = new ArrayList<>();

    /**
     * @param queries a direct buffer that has every datagram that will be sent
     */
    public BatchPorts(ByteBuffer queries) {
        outbox = new Outbox(BATCH, queries);
        long memory = LinuxSockets.address(inbox.memory());
        for (int i = 0; i < BATCH; i++) {
            incoming.set(i, memory + (long) i * Inbox.LONGEST, Inbox.LONGEST);
        }
    }

    @Override
    public Port open(InetSocketAddress server, PortOwner owner) throws IOException {
        BatchPort port = new BatchPort(this, owner, LinuxSockets.connected(server));
        open.add(port);
        try {
            drain(port.socket());
            return port;
        } catch (IOException e) {
            port.close();
            throw e;
        }
    }

    /** Drops datagrams that arrived before the socket was connected to the server. */
    private void drain(int socket) throws IOException {
        int reads = 0;
        while (reads < BATCH && receive(socket) == BATCH) {
            reads++;
        }
    }

    void forget(BatchPort port) {
        open.remove(port);
    }

    Outbox outbox() {
        return outbox;
    }

    @Override
    public int open() {
        return open.size();
    }

    /**
     * How many questions in a row use one socket. Longer runs gain little more, and an attacker who guesses the port
     * can attack the whole run.
     */
    @Override
    public int run() {
        return 16;
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    /** Reads the datagrams of a socket into the inbox. Returns their number. */
    int receive(int socket) throws IOException {
        int count = LinuxSockets.Calls.recvmmsg(socket, incoming.address(0), BATCH, 0, 0);
        if (count < 0) {
            int why = LinuxSockets.errno();
            if (why == LinuxSockets.EAGAIN || why == LinuxSockets.EINTR) {
                return 0;
            }
            throw LinuxSockets.failure("recvmmsg", why);
        }
        for (int i = 0; i < count; i++) {
            inbox.received(i, incoming.length(i));
        }
        return count;
    }

    @Override
    public void await(long millis, Consumer<PortOwner> arrivals) throws IOException {
        poll.fill(open);
        if (poll.await((int) Math.min(millis, LONGEST_WAIT_MILLIS)) == 0) {
            return;
        }
        ready.clear();
        // The receiver of one socket can close another one. The list of sockets is therefore made first.
        for (int i = 0; i < open.size(); i++) {
            if (poll.isReady(i)) {
                ready.add(open.get(i).owner());
            }
        }
        ready.forEach(arrivals);
    }

    @Override
    public boolean gather() {
        LockSupport.parkNanos(GATHER_NANOS);
        return true;
    }

    @Override
    public void discard() {
        outbox.clear();
    }

    @Override
    public void wakeup() {
        // Every wait ends within LONGEST_WAIT_MILLIS.
    }

    @Override
    public void close() {
        for (BatchPort port : List.copyOf(open)) {
            port.close();
        }
    }
}
