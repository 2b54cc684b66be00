package dev.mailworthy.core.net;

import dev.mailworthy.core.text.Printable;
import java.util.Arrays;

/**
 * Converts between address literals and octets. Unlike {@link java.net.InetAddress} it never looks a name up and never turns a
 * mapped address into IPv4.
 */
final class IpLiteral {

    private IpLiteral() {}

    static byte[] ipv4(String text, int start, int end) {
        byte[] octets = new byte[4];
        readDotted(text, start, end, octets, 0);
        return octets;
    }

    /**
     * Reads the form of RFC 4291 section 2.2 from left to right: up to eight groups, with "::" at most once for groups of
     * zeros.
     */
    static byte[] ipv6(String text, int start, int end) {
        byte[] groups = new byte[16];
        int filled = 0;
        int gap = -1;
        int at = start;
        if (text.startsWith("::", start)) {
            gap = 0;
            at += 2;
        }
        while (at < end) {
            int group = groupEnd(text, at, end);
            if (group < end && text.charAt(group) == '.') {
                tail(text, start, end, at, groups, filled);
                filled += 4;
                at = end;
            } else {
                hexGroup(text, start, end, at, group, groups, filled);
                filled += 2;
                at = group;
                if (at < end && text.startsWith("::", at)) {
                    if (gap >= 0) {
                        throw malformed(text.substring(start, end), "has more than one \"::\"");
                    }
                    gap = filled;
                    at += 2;
                } else if (at < end && (text.charAt(at) != ':' || ++at == end)) {
                    throw malformed(text.substring(start, end), "has something else than groups and colons");
                }
            }
        }
        return spread(text, start, end, groups, filled, gap);
    }

    private static int groupEnd(String text, int at, int end) {
        int to = at;
        while (to < end && Character.digit(text.charAt(to), 16) >= 0 && text.charAt(to) < 0x80) {
            to++;
        }
        return to;
    }

    private static void hexGroup(String text, int start, int end, int from, int to, byte[] into, int at) {
        if (to == from || to - from > 4 || at > 14) {
            throw malformed(
                    text.substring(start, end), "has too many groups, or a group that is not one to four digits");
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value << 4 | Character.digit(text.charAt(i), 16);
        }
        into[at] = (byte) (value >> 8);
        into[at + 1] = (byte) value;
    }

    private static void tail(String text, int start, int end, int from, byte[] into, int at) {
        if (at > 12) {
            throw malformed(text.substring(start, end), "has too many groups before the dotted part");
        }
        readDotted(text, from, end, into, at);
    }

    /** Moves the groups behind "::" to the end, and fills the gap with zeros. */
    private static byte[] spread(String text, int start, int end, byte[] groups, int filled, int gap) {
        if (gap < 0 ? filled != 16 : filled > 14) {
            throw malformed(text.substring(start, end), "does not have eight groups");
        }
        if (gap >= 0) {
            int behind = filled - gap;
            System.arraycopy(groups, gap, groups, 16 - behind, behind);
            Arrays.fill(groups, gap, 16 - behind, (byte) 0);
        }
        return groups;
    }

    private static void readDotted(String text, int from, int to, byte[] into, int at) {
        int part = 0;
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text.charAt(i) == '.') {
                int value = decimal(text, start, i);
                if (part == 4 || value < 0) {
                    throw malformed(text.substring(from, to), "is not four numbers from 0 to 255 with dots between");
                }
                into[at + part++] = (byte) value;
                start = i + 1;
            }
        }
        if (part != 4) {
            throw malformed(text.substring(from, to), "is not four numbers with dots between");
        }
    }

    /** A number from 0 to 255 without leading zeros, or -1. */
    private static int decimal(String text, int start, int end) {
        int length = end - start;
        boolean shape = length == 1 || length > 1 && length <= 3 && text.charAt(start) != '0';
        int value = 0;
        for (int i = start; i < end && shape; i++) {
            char c = text.charAt(i);
            shape = c >= '0' && c <= '9';
            value = value * 10 + c - '0';
        }
        return shape && value <= 255 ? value : -1;
    }

    static String dotted(byte[] octets, int at) {
        return (octets[at] & 0xFF) + "." + (octets[at + 1] & 0xFF) + "." + (octets[at + 2] & 0xFF) + "."
                + (octets[at + 3] & 0xFF);
    }

    /** RFC 5952 section 4: lower case, no leading zeros, the longest run of two or more zero groups shortened. */
    static String rfc5952(byte[] octets, boolean dottedTail) {
        int groups = dottedTail ? 6 : 8;
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < groups; i++) {
            int length = zeroRun(octets, i, groups);
            if (length > bestLength) {
                bestStart = i;
                bestLength = length;
            }
        }
        StringBuilder text = new StringBuilder(45);
        for (int i = 0; i < groups; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
            } else {
                separate(text);
                text.append(Integer.toHexString(group(octets, i)));
            }
        }
        if (dottedTail) {
            separate(text);
            text.append(dotted(octets, 12));
        }
        return text.toString();
    }

    private static void separate(StringBuilder text) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
            text.append(':');
        }
    }

    private static int zeroRun(byte[] octets, int from, int groups) {
        int end = from;
        while (end < groups && group(octets, end) == 0) {
            end++;
        }
        return end - from;
    }

    private static int group(byte[] octets, int index) {
        return (octets[index * 2] & 0xFF) << 8 | (octets[index * 2 + 1] & 0xFF);
    }

    private static IllegalArgumentException malformed(String text, String problem) {
        return new IllegalArgumentException("\"" + Printable.text(text) + "\" is not an IP address: it " + problem);
    }
}
