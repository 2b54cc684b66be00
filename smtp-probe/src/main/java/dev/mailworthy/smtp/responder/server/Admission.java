package dev.mailworthy.smtp.responder.server;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.responder.value.ResponderLimits;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Decides which connections are accepted. Each client has a token bucket and a limit of open connections. For one
 * thread.
 */
final class Admission {

    /** The answer to a new connection. */
    enum Decision {
        ADMITTED,
        /** This client has too many connections open. */
        TOO_MANY,
        /** This client's bucket is empty. */
        TOO_OFTEN
    }

    /** The state of one client. Its credit is the refill time in nanoseconds that it has left. */
    private static final class Share {
        private long credit;
        private long last;
        private int open;

        Share(long credit, long now) {
            this.credit = credit;
            this.last = now;
        }
    }

    private final ResponderLimits limits;
    private final LongSupplier nanos;
    private final long perToken;
    private final Map<IpAddress, Share> shares = new LinkedHashMap<>(64, 0.75f, true);

    /** @param nanos a clock like {@link System#nanoTime()} */
    Admission(ResponderLimits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.perToken = limits.refill().toNanos();
    }

    Decision enter(IpAddress address) {
        long now = nanos.getAsLong();
        long full = perToken * limits.burst();
        Share share = shares.computeIfAbsent(client(address), client -> new Share(full, now));
        forget();
        share.credit = Math.min(full, share.credit + now - share.last);
        share.last = now;
        if (share.open >= limits.perClient()) {
            return Decision.TOO_MANY;
        }
        if (share.credit < perToken) {
            return Decision.TOO_OFTEN;
        }
        share.credit -= perToken;
        share.open++;
        return Decision.ADMITTED;
    }

    void leave(IpAddress address) {
        Share share = shares.get(client(address));
        if (share != null) {
            share.open--;
        }
    }

    /** The number of connections that a client has open. */
    int open(IpAddress address) {
        Share share = shares.get(client(address));
        return share == null ? 0 : share.open;
    }

    int remembered() {
        return shares.size();
    }

    /**
     * Forgets the clients that were away longest, down to the limit. It never forgets a client with an open connection;
     * there are few of them.
     */
    private void forget() {
        Iterator<Share> oldest = shares.values().iterator();
        while (shares.size() > ResponderLimits.REMEMBERED && oldest.hasNext()) {
            if (oldest.next().open == 0) {
                oldest.remove();
            }
        }
    }

    /** The address that identifies a client. A customer has at least a /64 of IPv6 addresses (RFC 6177). */
    static IpAddress client(IpAddress address) {
        if (address.family() == IpFamily.IPV4) {
            return address;
        }
        byte[] octets = address.octets();
        Arrays.fill(octets, 8, 16, (byte) 0);
        return IpAddress.ofOctets(octets);
    }
}
