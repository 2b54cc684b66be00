package dev.mailworthy.cli.hostile;

import org.xbill.DNS.Message;

/**
 * A query that reached the misbehaving server.
 *
 * @param query its octets
 * @param right the reply of the server behind, which is right
 * @param before how often this question came before
 */
public record Asked(byte[] query, byte[] right, int before) {

    /** Whether the query has an OPT record (RFC 6891). */
    boolean edns() {
        return Wire.parse(query).getOPT() != null;
    }

    /** The right reply, parsed. */
    Message message() {
        return Wire.parse(right);
    }
}
