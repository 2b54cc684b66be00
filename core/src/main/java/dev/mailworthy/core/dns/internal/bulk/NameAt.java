package dev.mailworthy.core.dns.internal.bulk;

import java.nio.ByteBuffer;

/** Reads names inside a message (RFC 1035 section 4.1.4) without copying them. */
final class NameAt {

    private NameAt() {}

    /** The index behind the name, or a negative number if the name is malformed or runs past the limit. */
    static int end(ByteBuffer octets, int start, int limit) {
        int at = start;
        while (at < limit) {
            int label = octets.get(at) & 0xFF;
            if (label == 0) {
                return at + 1;
            }
            if (label >= 0xC0) {
                return at + 2 <= limit ? at + 2 : Integer.MIN_VALUE;
            }
            if (label > 63) {
                return Integer.MIN_VALUE;
            }
            at += label + 1;
        }
        return Integer.MIN_VALUE;
    }

    /**
     * Whether the name is the question's. The question stands behind the header and is not compressed. {@link #end} must have
     * accepted the name. The comparison ends with the question's name, so that pointers need no limit: each leads backwards.
     */
    static boolean isQuestion(ByteBuffer octets, int start, int limit) {
        return isQuestionFrom(octets, start, limit, Slots.HEADER);
    }

    /** Whether the name is the question's or one above it. */
    static boolean isAtOrAboveQuestion(ByteBuffer octets, int start, int limit) {
        int from = Slots.HEADER;
        while (!isQuestionFrom(octets, start, limit, from)) {
            int label = octets.get(from);
            if (label == 0) {
                return false;
            }
            from += label + 1;
        }
        return true;
    }

    /** Whether the name is the question's without the labels in front of an index. */
    private static boolean isQuestionFrom(ByteBuffer octets, int start, int limit, int from) {
        int at = start;
        int asked = from;
        while (at + 1 < limit) {
            int label = octets.get(at) & 0xFF;
            if (label >= 0xC0) {
                int target = ((label & 0x3F) << 8) | (octets.get(at + 1) & 0xFF);
                if (target == asked) {
                    return true;
                }
                if (target >= at || target < Slots.HEADER) {
                    return false;
                }
                at = target;
            } else if (label != octets.get(asked)
                    || at + label >= limit
                    || !sameLabel(octets, at + 1, asked + 1, label)) {
                return false;
            } else if (label == 0) {
                return true;
            } else {
                at += label + 1;
                asked += label + 1;
            }
        }
        return false;
    }

    private static boolean sameLabel(ByteBuffer octets, int one, int other, int size) {
        for (int i = 0; i < size; i++) {
            if (lower(octets.get(one + i)) != lower(octets.get(other + i))) {
                return false;
            }
        }
        return true;
    }

    /** An octet of a name, a letter in lower case. */
    static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
    }
}
