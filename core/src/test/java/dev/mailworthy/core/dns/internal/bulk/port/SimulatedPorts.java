package dev.mailworthy.core.dns.internal.bulk.port;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A network without sockets, with a clock of its own. The clock moves while the program waits, or when a test moves it. A fast and
 * a slow machine therefore give a test one result. Datagrams leave at a flush, as those of {@link BatchPorts} do.
 */
public final class SimulatedPorts implements Ports {

    /** The other end. */
    @FunctionalInterface
    public interface Server {
        /** The reply to a query; empty if the query or the reply is lost. */
        Optional<byte[]> reply(byte[] query);
    }

    private record UnderWay(long at, long number, SimulatedPort port, byte[] octets) {}

    private static final int ROOM = 32;
    private static final int RUN = 16;

    private final Server server;
    private final long roundTrip;
    private final Inbox inbox = new Inbox(ROOM);
    private final Queue<UnderWay> replies =
            new PriorityQueue<>(Comparator.comparingLong(UnderWay::at).thenComparingLong(UnderWay::number));
    private final Set<SimulatedPort> readable = new LinkedHashSet<>();
    private final List<SimulatedPort> open = new ArrayList<>();
    private long now;
    private long number;

    public SimulatedPorts(Server server, Duration roundTrip) {
        this.server = server;
        this.roundTrip = roundTrip.toNanos();
    }

    /** The time in nanoseconds, from 0. */
    public long now() {
        return now;
    }

    /** Lets time pass while the program does something else. */
    public void pass(Duration time) {
        now += time.toNanos();
    }

    @Override
    public Port open(InetSocketAddress address, PortOwner owner) {
        SimulatedPort port = new SimulatedPort(owner);
        open.add(port);
        return port;
    }

    @Override
    public int open() {
        return open.size();
    }

    @Override
    public int run() {
        return RUN;
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public void await(long millis, Consumer<PortOwner> arrivals) {
        long end = now + Duration.ofMillis(readable.isEmpty() ? millis : 0).toNanos();
        UnderWay next = replies.peek();
        now = next == null ? end : Math.min(end, Math.max(now, next.at()));
        arrive();
        List.copyOf(readable).forEach(port -> arrivals.accept(port.owner));
    }

    private void arrive() {
        while (!replies.isEmpty() && replies.element().at() <= now) {
            UnderWay reply = replies.remove();
            if (reply.port().isOpen()) {
                reply.port().arrived.add(reply.octets());
                readable.add(reply.port());
            }
        }
    }

    @Override
    public boolean gather() {
        return false;
    }

    @Override
    public void discard() {
        open.forEach(port -> port.written.clear());
    }

    @Override
    public void wakeup() {
        // No wait takes real time.
    }

    @Override
    public void close() {
        List.copyOf(open).forEach(SimulatedPort::close);
    }

    /** One socket. */
    private final class SimulatedPort implements Port {

        private final PortOwner owner;
        private final List<byte[]> written = new ArrayList<>();
        private final Queue<byte[]> arrived = new ArrayDeque<>();

        SimulatedPort(PortOwner owner) {
            this.owner = owner;
        }

        @Override
        public void write(ByteBuffer datagram) {
            byte[] octets = new byte[datagram.remaining()];
            datagram.get(octets);
            written.add(octets);
        }

        @Override
        public void flush() throws IOException {
            for (byte[] query : written) {
                server.reply(query)
                        .ifPresent(reply -> replies.add(new UnderWay(now + roundTrip, number++, this, reply)));
            }
            written.clear();
        }

        @Override
        public int read() {
            int count = 0;
            while (count < ROOM && !arrived.isEmpty()) {
                byte[] reply = arrived.remove();
                inbox.datagram(count).clear().put(reply);
                inbox.received(count, reply.length);
                count++;
            }
            if (arrived.isEmpty()) {
                readable.remove(this);
            }
            return count;
        }

        @Override
        public boolean isOpen() {
            return open.contains(this);
        }

        @Override
        public void close() {
            open.remove(this);
            readable.remove(this);
        }
    }
}
