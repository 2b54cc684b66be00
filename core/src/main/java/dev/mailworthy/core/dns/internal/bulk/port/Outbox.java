package dev.mailworthy.core.dns.internal.bulk.port;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Datagrams that wait for one call to send them all. Their octets stay where they are. */
final class Outbox {

    private final int room;
    private final Messages messages;
    private final PollSet poll = new PollSet();
    private final long octets;
    private int count;

    /** @param octets a direct buffer with all that will ever be sent */
    Outbox(int room, ByteBuffer octets) {
        this.room = room;
        this.messages = new Messages(room);
        this.octets = LinuxSockets.address(octets);
    }

    /**
     * Adds what is between position and limit.
     *
     * @throws IllegalStateException when it is full
     */
    void add(ByteBuffer datagram) {
        if (count == room) {
            throw new IllegalStateException("nothing was flushed for " + room + " datagrams");
        }
        messages.set(count, octets + datagram.position(), datagram.remaining());
        count++;
    }

    /** Forgets what waits. */
    void clear() {
        count = 0;
    }

    /**
     * Sends all, and is empty then in any case.
     *
     * @throws UnsentException on an error, from where it struck. One that the network reported of what went out before strikes
     *     the next datagram, and is gone with that.
     */
    void send(int socket) throws IOException {
        int all = count;
        count = 0;
        int done = 0;
        while (done < all) {
            int sent = LinuxSockets.Calls.sendmmsg(socket, messages.address(done), all - done, 0);
            done += sent > 0 ? sent : lost(done);
            if (sent > 0 && done < all && isWritable(socket)) {
                throw new UnsentException(done, "an error that sendmmsg keeps to itself");
            }
        }
    }

    /** With room to send there was no want of it. */
    private boolean isWritable(int socket) throws IOException {
        poll.fill(socket, LinuxSockets.POLLOUT);
        return poll.await(0) > 0;
    }

    /** How many to pass over after a call that sent none. */
    private static int lost(int done) throws IOException {
        int why = LinuxSockets.errno();
        return switch (why) {
            case LinuxSockets.EINTR -> 0;
            case LinuxSockets.EAGAIN -> 1;
            case LinuxSockets.ECONNREFUSED -> throw new UnsentException(done, "refused");
            default -> throw new UnsentException(done + 1, "sendmmsg failed with error " + why);
        };
    }
}
