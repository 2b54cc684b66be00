package dev.mailworthy.dnsbl.mirror.data;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;

/** Reads IPv6 networks in the forms of entries. */
final class Ip6Prefix {

    private static final int GROUPS = 8;

    private Ip6Prefix() {}

    /**
     * Reads {@code 2001:db8::/32}, {@code 2001:db8/32} or {@code ::1}, or leading groups such as {@code 2001:db8:1:2}, which
     * are the network with that prefix. A space or a comment ends it.
     *
     * @throws IllegalArgumentException with one sentence if it has none of the forms
     */
    static Cidr read(Cursor line) {
        String word = line.wordBeforeComment();
        int slash = word.indexOf('/');
        String groups = slash < 0 ? word : word.substring(0, slash);
        int colons = (int) groups.chars().filter(c -> c == ':').count();
        boolean whole = groups.contains("::") || colons == GROUPS - 1 || colons > 0 && groups.contains(".");
        if (groups.isEmpty() || !whole && (groups.endsWith(":") || colons == 0 && slash < 0)) {
            throw new IllegalArgumentException("\"" + word + "\" is no IPv6 address or network");
        }
        IpAddress address = IpAddress.parse(whole ? groups : groups + "::");
        if (slash >= 0) {
            return new Cidr(address, (int) Cursor.of(word.substring(slash + 1)).wholeNumber(128, "the prefix length"));
        }
        return new Cidr(address, whole ? 128 : (colons + 1) * 16);
    }

    /** The first eight octets of an address, or the last eight. */
    static long bits(IpAddress address, int from) {
        long bits = 0;
        for (int i = from; i < from + 8; i++) {
            bits = bits << 8 | address.octet(i);
        }
        return bits;
    }
}
