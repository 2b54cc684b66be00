package dev.mailworthy.core.dns.internal.bulk.port;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Datagrams that one call will send together. Their octets are not copied. */
final class Outbox {

    private final int room;
    private final Messages messages;
    private final PollSet poll = new PollSet();
    private final long octets;
    private int count;

    /**
     * @param octets a direct buffer that has every datagram that will be sent
     */
    Outbox(int room, ByteBuffer octets) {
        this.room = room;
        this.messages = new Messages(room);
        this.octets = LinuxSockets.address(octets);
    }

    /**
     * Adds the octets between position and limit.
     *
     * @throws IllegalStateException if the outbox is full
     */
    void add(ByteBuffer datagram) {
        if (count == room) {
            throw new IllegalStateException("nothing was flushed for " + room + " datagrams");
        }
        messages.set(count, octets + datagram.position(), datagram.remaining());
        count++;
    }

    /** Drops all datagrams. */
    void clear() {
        count = 0;
    }

    /**
     * Sends all datagrams. The outbox is empty afterwards, also on an error.
     *
     * @throws UnsentException if a datagram and those after it were not sent. The network reports an error about earlier
     *     datagrams once, at the next datagram
     */
    void send(int socket) throws IOException {
        int all = count;
        count = 0;
        int done = 0;
        while (done < all) {
            int sent = LinuxSockets.Calls.sendmmsg(socket, messages.address(done), all - done, 0);
            done += sent > 0 ? sent : lost(done);
            if (sent > 0 && done < all && isWritable(socket)) {
                throw new UnsentException(done, "sendmmsg stopped without its error");
            }
        }
    }

    /** Whether the socket has room to send. Then a call that sent a part of the datagrams stopped for another reason. */
    private boolean isWritable(int socket) throws IOException {
        poll.fill(socket, LinuxSockets.POLLOUT);
        return poll.await(0) > 0;
    }

    /** The number of datagrams to skip after a call that sent none. */
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
