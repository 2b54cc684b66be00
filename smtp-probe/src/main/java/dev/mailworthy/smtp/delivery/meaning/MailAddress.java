package dev.mailworthy.smtp.delivery.meaning;

import dev.mailworthy.smtp.delivery.line.LogOctets;

/**
 * Finds the end of an address in a line, and its parts. The sender chooses the local part: a quoted string or a backslash may hide
 * spaces and brackets in it (RFC 5321 section 4.1.2).
 */
public final class MailAddress {

    private MailAddress() {}

    /**
     * The place of the first octet that is one of two and stands neither in quotes nor behind a backslash.
     *
     * @return -1 if there is none
     */
    public static int end(byte[] block, int from, int end, byte one, byte other) {
        boolean quoted = false;
        for (int at = from; at < end; at++) {
            byte octet = block[at];
            if (octet == '\\') {
                at++;
            } else if (octet == '"') {
                quoted = !quoted;
            } else if (!quoted && (octet == one || octet == other)) {
                return at;
            }
        }
        return -1;
    }

    /** The place behind the bracket that closes the address whose opening bracket stands here, or -1. */
    public static int afterBracket(byte[] block, int from, int end) {
        int close = end(block, from + 1, end, (byte) '>', (byte) '>');
        return close < 0 ? -1 : close + 1;
    }

    /** Where the domain begins, behind the last at sign; -1 without one. */
    public static int domain(byte[] block, int from, int to) {
        int at = to;
        while (at > from && block[at - 1] != '@') {
            at--;
        }
        return at == from ? -1 : at;
    }

    /** The local part, without quotes around it. */
    public static String localPart(byte[] block, int from, int to) {
        int at = domain(block, from, to);
        String local = LogOctets.text(block, from, at < 0 ? to : at - 1);
        boolean isQuoted = local.length() > 2 && local.startsWith("\"") && local.endsWith("\"");
        return isQuoted ? local.substring(1, local.length() - 1) : local;
    }
}
