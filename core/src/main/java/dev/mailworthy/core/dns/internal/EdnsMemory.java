package dev.mailworthy.core.dns.internal;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which servers take no EDNS (RFC 6891 section 6.2.2), or stand behind a box that drops it. One error reply proves it.
 * Silence proves it only after {@link #SILENCES} times without a reply to EDNS between them, and only as long as the server
 * answers plain questions: a server that answers neither is down.
 */
final class EdnsMemory {

    /** Questions with EDNS that a server may leave without a reply, in a row. */
    private static final int SILENCES = 3;

    private static final int REFUSED = 1 << 20;

    private final Map<InetSocketAddress, AtomicInteger> silences = new ConcurrentHashMap<>();

    private AtomicInteger of(InetSocketAddress server) {
        return silences.computeIfAbsent(server, address -> new AtomicInteger());
    }

    /** Whether the next question is to go without EDNS. */
    boolean isPlain(InetSocketAddress server) {
        return of(server).get() >= SILENCES;
    }

    /** The server answered an error to EDNS and a usable reply without it. */
    void refused(InetSocketAddress server) {
        of(server).set(REFUSED);
    }

    /** A reply to a question with EDNS came. */
    void replied(InetSocketAddress server) {
        of(server).updateAndGet(count -> count >= REFUSED ? count : 0);
    }

    /** No reply came in time. */
    void silent(InetSocketAddress server, boolean edns) {
        of(server).updateAndGet(count -> count >= REFUSED ? count : edns ? Math.min(count + 1, SILENCES) : 0);
    }
}
