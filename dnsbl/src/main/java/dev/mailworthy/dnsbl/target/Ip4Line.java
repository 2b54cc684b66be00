package dev.mailworthy.dnsbl.target;

import dev.mailworthy.core.text.BoundedLines;

/** Reads a line that is only an IPv4 address, without an object. Most lines of large files are so. */
final class Ip4Line {

    private static final int LONGEST = 15;

    private Ip4Line() {}

    /**
     * The present line as an IPv4 address, if it is only that: four numbers up to 255 without leading zeros.
     *
     * @return its octets as a number from 0 to 2^32-1, or -1
     */
    static long octets(BoundedLines lines) {
        return octets(lines.block(), lines.start(), lines.end());
    }

    private static long octets(byte[] block, int start, int end) {
        if (end - start > LONGEST) {
            return -1;
        }
        long octets = 0;
        int parts = 1;
        int digits = 0;
        int octet = 0;
        for (int at = start; at < end; at++) {
            int c = block[at];
            if (c == '.' && digits > 0) {
                octets = octets << 8 | octet;
                parts++;
                digits = 0;
                octet = 0;
            } else if (c >= '0' && c <= '9' && (digits == 0 || octet > 0)) {
                octet = 10 * octet + c - '0';
                digits++;
                if (octet > 255) {
                    return -1;
                }
            } else {
                return -1;
            }
        }
        return parts == 4 && digits > 0 ? octets << 8 | octet : -1;
    }
}
