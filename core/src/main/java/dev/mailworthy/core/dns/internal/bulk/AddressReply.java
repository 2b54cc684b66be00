package dev.mailworthy.core.dns.internal.bulk;

import dev.mailworthy.core.dns.internal.bulk.port.Inbox;
import java.nio.ByteBuffer;

/** Reads the reply to an A question without creating objects. The octets are not trusted. */
public final class AddressReply {

    /** The kinds of replies. */
    public enum Kind {
        NOTHING,
        ADDRESSES,
        FAILED,
        TRUNCATED,
        ALIAS,
        MALFORMED
    }

    private static final int NOERROR = 0;
    private static final int NXDOMAIN = 3;
    private static final int TYPE_A = 1;
    private static final int TYPE_CNAME = 5;
    private static final int TYPE_SOA = 6;
    private static final int CLASS_IN = 1;

    /** The octets of type, class, TTL and data length, after the owner's name (RFC 1035 section 3.2.1). */
    private static final int FIXED = 10;

    private final int[] addresses = new int[Inbox.LONGEST / (1 + FIXED + 4) + 1];
    private int length;
    private int count;

    /** The addresses of the last reply, {@link #count} of them. */
    public int[] addresses() {
        return addresses;
    }

    public int count() {
        return count;
    }

    /**
     * Reads a response. Its only question is already known to be ours. Records of other owners and types are ignored; a reply
     * that has only such records contradicts itself, and so does one with another class. NOERROR without records counts as
     * nothing if the reply has the zone's SOA record (RFC 2308 section 2.2).
     *
     * @param octets the reply, from 0
     */
    public Kind read(ByteBuffer octets, int size, int questionEnd) {
        length = size;
        count = 0;
        int flags = octets.getShort(2);
        int rcode = flags & 0xF;
        if ((flags & 0x7800) != 0) {
            return Kind.MALFORMED;
        }
        if (rcode != NOERROR && rcode != NXDOMAIN) {
            return Kind.FAILED;
        }
        if ((flags & 0x0200) != 0) {
            return Kind.TRUNCATED;
        }
        int answers = octets.getShort(6) & 0xFFFF;
        if (answers > 0) {
            return records(octets, answers, questionEnd, rcode);
        }
        return rcode == NXDOMAIN || hasZone(octets, questionEnd) ? Kind.NOTHING : Kind.MALFORMED;
    }

    /** Whether the authority section has an SOA record of a zone that the question's name is in. */
    private boolean hasZone(ByteBuffer octets, int start) {
        int records = octets.getShort(8) & 0xFFFF;
        int at = start;
        for (int i = 0; i < records; i++) {
            int data = NameAt.end(octets, at, length) + FIXED;
            if (data < FIXED || data > length) {
                return false;
            }
            boolean soa = octets.getShort(data - 10) == TYPE_SOA && octets.getShort(data - 8) == CLASS_IN;
            if (soa && NameAt.isAtOrAboveQuestion(octets, at, length)) {
                return true;
            }
            at = data + (octets.getShort(data - 2) & 0xFFFF);
        }
        return false;
    }

    private Kind records(ByteBuffer octets, int answers, int start, int rcode) {
        int at = start;
        boolean alias = false;
        boolean otherClass = false;
        for (int i = 0; i < answers; i++) {
            int data = NameAt.end(octets, at, length) + FIXED;
            if (data < FIXED || data > length) {
                return Kind.MALFORMED;
            }
            int type = octets.getShort(data - 10);
            int size = octets.getShort(data - 2) & 0xFFFF;
            if (data + size > length) {
                return Kind.MALFORMED;
            }
            boolean isIn = octets.getShort(data - 8) == CLASS_IN;
            otherClass |= !isIn;
            alias |= type == TYPE_CNAME;
            if (type == TYPE_A && isIn && NameAt.isQuestion(octets, at, length)) {
                if (size != 4) {
                    return Kind.MALFORMED;
                }
                addresses[count++] = octets.getInt(data);
            }
            at = data + size;
        }
        if (otherClass) {
            return Kind.MALFORMED;
        }
        if (alias) {
            return Kind.ALIAS;
        }
        return count > 0 && rcode == NOERROR ? Kind.ADDRESSES : Kind.MALFORMED;
    }
}
