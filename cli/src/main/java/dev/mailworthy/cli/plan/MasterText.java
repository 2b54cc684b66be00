package dev.mailworthy.cli.plan;

import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.RecordSet;
import dev.mailworthy.core.net.DomainName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Records as a master file has them (RFC 1035 section 5.1). Nothing but printable ASCII comes out. */
public final class MasterText {

    /** RFC 1035 section 3.3: a character-string's length is one octet. */
    public static final int LONGEST_STRING = 255;

    /** What a master file reads as syntax where a name stands. */
    private static final String SPECIAL = ";()\"@$";

    private MasterText() {}

    /** The name with its final dot. */
    public static String name(DomainName name) {
        if (name.equals(DomainName.ROOT)) {
            return ".";
        }
        StringBuilder text = new StringBuilder();
        for (char c : name.toString().toCharArray()) {
            text.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return text.append('.').toString();
    }

    /**
     * The data of a record of the types that are planned.
     *
     * @throws IllegalArgumentException for another type
     */
    public static String data(DnsRecord record) {
        if (record instanceof DnsRecord.Address address) {
            return address.address().toString();
        }
        if (record instanceof DnsRecord.Mx mx) {
            return mx.preference() + " " + name(mx.exchange());
        }
        if (record instanceof DnsRecord.Name name) {
            return name(name.target());
        }
        if (record instanceof DnsRecord.Txt txt) {
            return strings(txt).stream().map(MasterText::quoted).collect(Collectors.joining(" "));
        }
        throw new IllegalArgumentException("no record of this type is planned");
    }

    /** The character-strings, a longer one than there can be in pieces. */
    public static List<byte[]> strings(DnsRecord.Txt txt) {
        List<byte[]> pieces = new ArrayList<>();
        for (byte[] string : txt.strings()) {
            int at = 0;
            do {
                int end = Math.min(string.length, at + LONGEST_STRING);
                pieces.add(Arrays.copyOfRange(string, at, end));
                at = end;
            } while (at < string.length);
        }
        return pieces;
    }

    private static String quoted(byte[] octets) {
        return '"' + escaped(octets, 10) + '"';
    }

    /**
     * Octets as printable ASCII, without quotes around them.
     *
     * @param radix of the three digits after a backslash: 10 in master files (RFC 1035 section 5.1)
     */
    public static String escaped(byte[] octets, int radix) {
        StringBuilder text = new StringBuilder();
        for (byte octet : octets) {
            int value = octet & 0xFF;
            if (value == '"' || value == '\\') {
                text.append('\\').append((char) value);
            } else if (value >= 0x20 && value < 0x7F) {
                text.append((char) value);
            } else {
                text.append('\\').append((char) ('0' + value / radix / radix));
                text.append((char) ('0' + value / radix % radix)).append((char) ('0' + value % radix));
            }
        }
        return text.toString();
    }

    /** One line of a file, without its end. */
    public static String line(RecordSet set, DnsRecord record) {
        return name(set.owner()) + " " + set.ttl() + " IN " + set.type() + " " + data(record);
    }
}
