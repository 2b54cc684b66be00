package dev.mailworthy.cli.hostile;

import java.util.List;

/**
 * What the server sends.
 *
 * @param octets a datagram, or a part of a TCP stream with its length in front
 * @param elsewhere whether a datagram leaves from another port than the query was sent to
 */
public record Reply(byte[] octets, boolean elsewhere) {

    /** Makes the replies to one query, in the order in which they are sent. */
    @FunctionalInterface
    interface Script {
        List<Reply> to(Asked asked);
    }

    static Reply of(byte[] octets) {
        return new Reply(octets, false);
    }

    static Reply fromElsewhere(byte[] octets) {
        return new Reply(octets, true);
    }
}
