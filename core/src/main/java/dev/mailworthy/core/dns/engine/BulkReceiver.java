package dev.mailworthy.core.dns.engine;

import dev.mailworthy.core.dns.internal.bulk.AddressReply;
import dev.mailworthy.core.dns.internal.bulk.BulkSocket;
import dev.mailworthy.core.dns.internal.bulk.Flight;
import dev.mailworthy.core.dns.internal.bulk.port.Inbox;
import java.io.IOException;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads datagrams and hands over answers. After a stop it hands over nothing. */
final class BulkReceiver {

    private final Flight flight;
    private final AtomicBoolean stopped;
    private final BulkDns.Answers answers;
    private final AddressReply reply = new AddressReply();

    BulkReceiver(Flight flight, AtomicBoolean stopped, BulkDns.Answers answers) {
        this.flight = flight;
        this.stopped = stopped;
        this.answers = answers;
    }

    /**
     * Reads a socket once. The next wait reports what is left. That costs less than a second read, which usually finds nothing.
     */
    void arrived(BulkSocket socket) {
        flight.tick();
        read(socket);
    }

    /** Reads the datagrams of a socket in one call. Returns their number. */
    int read(BulkSocket socket) {
        if (stopped.get()) {
            return 0;
        }
        try {
            int count = socket.read();
            Inbox inbox = flight.inbox();
            for (int i = 0; i < count && socket.isOpen() && !stopped.get(); i++) {
                deliver(socket, inbox.datagram(i), inbox.length(i));
            }
            return count;
        } catch (PortUnreachableException e) {
            unreachable(socket);
        } catch (IOException e) {
            flight.retire(socket);
            unreachable(socket);
        }
        return 0;
    }

    private void deliver(BulkSocket socket, ByteBuffer datagram, int length) {
        if (length == 0) {
            return;
        }
        int id = length < 2 ? -1 : datagram.getShort(0) & 0xFFFF;
        int slot = id < 0 ? Flight.NONE : flight.answeredBy(socket, id, datagram, length);
        if (slot != Flight.NONE) {
            AddressReply.Kind kind = reply.read(datagram, length, flight.questionEnd(slot));
            answer(flight.answered(slot), kind);
        } else if (flight.isAttack(socket, id)) {
            endAll(socket, BulkDns.Unusual.ATTACKED);
        }
    }

    private void answer(long tag, AddressReply.Kind kind) {
        switch (kind) {
            case NOTHING -> answers.nothing(tag);
            case ADDRESSES -> answers.addresses(tag, reply.addresses(), reply.count());
            case FAILED -> answers.unusual(tag, BulkDns.Unusual.FAILED);
            case TRUNCATED -> answers.unusual(tag, BulkDns.Unusual.TRUNCATED);
            case ALIAS -> answers.unusual(tag, BulkDns.Unusual.ALIAS);
            case MALFORMED -> answers.unusual(tag, BulkDns.Unusual.MALFORMED);
        }
    }

    /**
     * Ends all questions that wait on a socket. An ICMP refusal does not name a question, and all of them went to one closed
     * port.
     */
    void unreachable(BulkSocket socket) {
        endAll(socket, BulkDns.Unusual.UNREACHABLE);
    }

    void unreachable(long tag) {
        answers.unusual(tag, BulkDns.Unusual.UNREACHABLE);
    }

    void silent(long tag) {
        answers.unusual(tag, BulkDns.Unusual.NO_REPLY);
    }

    private void endAll(BulkSocket socket, BulkDns.Unusual why) {
        for (int slot = socket.anySlot(); slot != Flight.NONE && !stopped.get(); slot = socket.anySlot()) {
            answers.unusual(flight.end(slot), why);
        }
    }
}
