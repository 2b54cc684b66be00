package dev.mailworthy.dnsbl.mirror.data;

/**
 * A range of IPv4 addresses in the forms of entries: {@code 1.2.3.4}, {@code 1.2.3}, {@code 1.2.3/24}, {@code 1.2.3.4-1.2.3.9},
 * {@code 1.2.3.4-9}.
 *
 * @param first 0 to 2^32-1
 * @param last at least the first
 * @param prefix the prefix length, or -1 for the form with a dash
 */
record Ip4Range(long first, long last, int prefix) {

    long size() {
        return last - first + 1;
    }

    /**
     * Reads a range at the cursor, and leaves the cursor behind it.
     *
     * @throws IllegalArgumentException with one sentence if it has none of the forms
     */
    static Ip4Range read(Cursor line) {
        int from = line.position();
        Prefix one = Prefix.read(line);
        Ip4Range range;
        if (line.skip('/')) {
            range = network(one, line.number(32, "the prefix length"));
        } else if (line.skip('-')) {
            range = between(one, Prefix.read(line));
        } else if (one.octets > 1) {
            range = new Ip4Range(one.first(), one.last(), one.octets * 8);
        } else {
            throw new IllegalArgumentException("an address, a range or at least two octets are expected");
        }
        if (!line.atKeyEnd() && line.peek() != ':') {
            line.word();
            throw new IllegalArgumentException("\"" + line.since(from) + "\" is no address or range");
        }
        return range;
    }

    private static Ip4Range network(Prefix one, int prefix) {
        long hosts = (1L << (32 - prefix)) - 1;
        if ((one.first() & hosts) != 0) {
            throw new IllegalArgumentException("host bits are set behind /" + prefix);
        }
        return new Ip4Range(one.first(), one.first() | hosts, prefix);
    }

    private static Ip4Range between(Prefix one, Prefix other) {
        Prefix end = other.octets == 1 ? new Prefix(one.bits & ~0xFFL | other.bits, one.octets) : other;
        if (end.octets < one.octets) {
            throw new IllegalArgumentException("the second end of the range has fewer octets than the first");
        }
        if (end.last() < one.first()) {
            throw new IllegalArgumentException("the range ends before it begins");
        }
        return new Ip4Range(one.first(), end.last(), -1);
    }

    /** One to four leading octets, right-aligned. */
    private record Prefix(long bits, int octets) {

        static Prefix read(Cursor line) {
            long bits = line.number(255, "the first octet");
            int octets = 1;
            while (octets < 4 && line.skip('.')) {
                bits = bits << 8 | line.number(255, "an octet");
                octets++;
            }
            return new Prefix(bits, octets);
        }

        long first() {
            return bits << (32 - octets * 8);
        }

        long last() {
            return first() | (1L << (32 - octets * 8)) - 1;
        }
    }
}
