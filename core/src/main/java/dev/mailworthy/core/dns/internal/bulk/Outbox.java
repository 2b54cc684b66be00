package dev.mailworthy.core.dns.internal.bulk;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Datagrams that wait for one call to send them all. Their octets stay where they are. */
final class Outbox {

    private final int room;
    private final Messages messages;
    private final long octets;
    private int count;

    /** @param octets a direct buffer with all that will ever be sent */
    Outbox(int room, ByteBuffer octets) {
        this.room = room;
        this.messages = new Messages(room);
        this.octets = LinuxSockets.address(octets);
    }

    boolean isFull() {
        return count == room;
    }

    /** Adds what is between position and limit. */
    void add(ByteBuffer datagram) {
        messages.set(count, octets + datagram.position(), datagram.remaining());
        count++;
    }

    /** Sends all; what fails is forgotten with the rest. */
    void send(int socket) throws IOException {
        int all = count;
        count = 0;
        for (int done = 0; done < all; ) {
            int sent = LinuxSockets.Calls.sendmmsg(socket, messages.address(done), all - done, 0);
            done += sent > 0 ? sent : lost();
        }
    }

    /** How many messages to pass over after a call that sent none. */
    private static int lost() throws IOException {
        int why = LinuxSockets.errno();
        return switch (why) {
            case LinuxSockets.EINTR -> 0;
            case LinuxSockets.EAGAIN -> 1;
            default -> throw LinuxSockets.failure("sendmmsg", why);
        };
    }
}
