package dev.mailworthy.core.net;

import java.util.Arrays;

/** Address literals to octets and back. The platform's parser resolves names and unmaps addresses; this one does not. */
final class IpLiteral {

    private IpLiteral() {}

    static byte[] ipv4(String text) {
        byte[] octets = new byte[4];
        readDotted(text, text, octets, 0);
        return octets;
    }

    static byte[] ipv6(String text) {
        if (text.length() > 45) {
            throw malformed(text, "is too long for an IPv6 address");
        }
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            throw malformed(text, "has more than one \"::\"");
        }
        if (gap < 0) {
            byte[] all = groups(text, text, true);
            if (all.length != 16) {
                throw malformed(text, "does not have eight groups");
            }
            return all;
        }
        byte[] head = groups(text, text.substring(0, gap), false);
        byte[] tail = groups(text, text.substring(gap + 2), true);
        if (head.length + tail.length > 14) {
            throw malformed(text, "has too many groups for a \"::\"");
        }
        byte[] octets = Arrays.copyOf(head, 16);
        System.arraycopy(tail, 0, octets, 16 - tail.length, tail.length);
        return octets;
    }

    private static byte[] groups(String whole, String part, boolean dottedTail) {
        if (part.isEmpty()) {
            return new byte[0];
        }
        String[] groups = part.split(":", -1);
        boolean dotted = dottedTail && groups[groups.length - 1].indexOf('.') >= 0;
        byte[] octets = new byte[groups.length * 2 + (dotted ? 2 : 0)];
        for (int i = 0; i < groups.length; i++) {
            if (dotted && i == groups.length - 1) {
                readDotted(whole, groups[i], octets, i * 2);
            } else {
                int value = hexGroup(whole, groups[i]);
                octets[i * 2] = (byte) (value >> 8);
                octets[i * 2 + 1] = (byte) value;
            }
        }
        return octets;
    }

    private static int hexGroup(String whole, String group) {
        if (group.isEmpty() || group.length() > 4) {
            throw malformed(whole, "has a group that is not one to four hexadecimal digits");
        }
        int value = 0;
        for (int i = 0; i < group.length(); i++) {
            char c = group.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw malformed(whole, "has a group that is not one to four hexadecimal digits");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static void readDotted(String whole, String text, byte[] into, int at) {
        String[] parts = text.length() > 15 ? new String[0] : text.split("\\.", -1);
        if (parts.length != 4) {
            throw malformed(whole, "is not four numbers with dots between");
        }
        for (int i = 0; i < 4; i++) {
            into[at + i] = (byte) decimal(whole, parts[i]);
        }
    }

    private static int decimal(String whole, String digits) {
        boolean shape = !digits.isEmpty() && digits.length() <= 3 && (digits.length() == 1 || digits.charAt(0) != '0');
        for (int i = 0; i < digits.length() && shape; i++) {
            shape = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        if (!shape || Integer.parseInt(digits) > 255) {
            throw malformed(whole, "has a part that is not a number from 0 to 255 without leading zeros");
        }
        return Integer.parseInt(digits);
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
        return new IllegalArgumentException(
                "\"" + dev.mailworthy.core.Printable.text(text) + "\" is not an IP address: it " + problem);
    }
}
