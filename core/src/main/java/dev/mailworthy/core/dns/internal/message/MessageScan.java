package dev.mailworthy.core.dns.internal.message;

import java.util.Arrays;

/**
 * Walks over a message once, before dnsjava parses it. dnsjava follows the compression pointers of each name (RFC 1035 section
 * 4.1.4) as far as they go, so that 64 KiB of pointers cost half a minute. This walk bounds pointers, names and records, so that
 * its own time and that of the parser grow with the length of the message alone.
 */
public final class MessageScan {

    /** The most records of a message. A record has at least 11 octets, and sets in use have fewer than a hundred. */
    static final int MOST_RECORDS = 4096;

    /** The most pointers of a name: each useful one leads to another label, and a name has at most 127 labels. */
    static final int MOST_POINTERS = 127;

    private static final int HEADER = 12;
    private static final int LONGEST_NAME = 255;

    /** Type, class, TTL and data length, after the owner's name (RFC 1035 section 3.2.1). */
    private static final int FIXED = 10;

    /** A type for private use (RFC 6895 section 3.1). dnsjava keeps the data of such a record as octets. */
    private static final int PRIVATE_USE = 0xFF00;

    private final byte[] octets;
    private byte[] readable;

    private MessageScan(byte[] octets) {
        this.octets = octets;
        this.readable = octets;
    }

    /**
     * The message as dnsjava may parse it. Records of types that are never read here get a type for private use, because some of
     * them have names in their data.
     *
     * @throws MalformedReply if the message has no form, or more pointers or records than the limits
     */
    public static byte[] readable(byte[] message) throws MalformedReply {
        MessageScan scan = new MessageScan(message);
        scan.walk();
        return scan.readable;
    }

    private void walk() throws MalformedReply {
        if (octets.length < HEADER) {
            throw new MalformedReply("it is shorter than a header");
        }
        int records = number(6) + number(8) + number(10);
        if (records > MOST_RECORDS) {
            throw new MalformedReply(records + " records; the limit is " + MOST_RECORDS);
        }
        int at = HEADER;
        for (int i = 0; i < number(4); i++) {
            at = name(at) + 4;
        }
        for (int i = 0; i < records; i++) {
            at = record(at);
        }
    }

    /** Walks over a record and returns the index behind it. */
    private int record(int start) throws MalformedReply {
        int data = name(start) + FIXED;
        if (data > octets.length) {
            throw cut();
        }
        int end = data + number(data - 2);
        if (end > octets.length) {
            throw cut();
        }
        int type = number(data - FIXED);
        int[] names = NamesInData.of(type);
        if (names.length == 0 && !NamesInData.isOpaque(type)) {
            hide(data - FIXED);
        }
        int at = data;
        for (int before : names) {
            at += before;
            at = at < end ? name(at) : end;
        }
        return end;
    }

    private void hide(int type) {
        if (readable == octets) {
            readable = Arrays.copyOf(octets, octets.length);
        }
        readable[type] = (byte) (PRIVATE_USE >> 8);
        readable[type + 1] = (byte) PRIVATE_USE;
    }

    /** Walks over a name and returns the index behind it. */
    private int name(int start) throws MalformedReply {
        int at = start;
        int behind = -1;
        int pointers = 0;
        int length = 1;
        for (int label = octet(at); label != 0; label = octet(at)) {
            if (label >= 0xC0) {
                int target = (label & 0x3F) << 8 | octet(at + 1);
                if (target >= at || target < HEADER || ++pointers > MOST_POINTERS) {
                    throw new MalformedReply("a compressed name leads nowhere or has too many pointers");
                }
                behind = behind < 0 ? at + 2 : behind;
                at = target;
            } else {
                length += label + 1;
                if (label > 63 || length > LONGEST_NAME) {
                    throw new MalformedReply("a name or a label is too long");
                }
                at += label + 1;
            }
        }
        return behind < 0 ? at + 1 : behind;
    }

    private int octet(int at) throws MalformedReply {
        if (at >= octets.length) {
            throw cut();
        }
        return octets[at] & 0xFF;
    }

    private int number(int at) {
        return (octets[at] & 0xFF) << 8 | (octets[at + 1] & 0xFF);
    }

    private static MalformedReply cut() {
        return new MalformedReply("it ends inside a record");
    }
}
