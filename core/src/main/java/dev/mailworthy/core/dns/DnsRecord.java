package dev.mailworthy.core.dns;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.KindName;
import dev.mailworthy.core.text.Printable;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The data of one record. The owner name is the question's, or the end of its alias chain. */
public sealed interface DnsRecord {
    /** {@return the name of this kind in JSON: the type's name in lower case with hyphens} */
    @JsonProperty
    default String kind() {
        return KindName.of(getClass());
    }

    /**
     * A or AAAA.
     *
     * @param address of 4 octets for A, of 16 for AAAA
     */
    record Address(IpAddress address) implements DnsRecord {}

    /**
     * PTR, CNAME or NS: a record that is one name.
     *
     * @param type one of the three types
     * @param target may be any name, also the root
     */
    record Name(RecordType type, DomainName target) implements DnsRecord {}

    /**
     * MX; a target of the root with preference 0 is the null MX (RFC 7505).
     *
     * @param preference 0 to 65535; the lowest is tried first (RFC 5321 section 5.1)
     * @param exchange the mail server's name
     */
    record Mx(int preference, DomainName exchange) implements DnsRecord {}

    /**
     * TXT as octets. The arrays are the caller's own: a change of them changes no record.
     *
     * @param strings the character-strings, each of 0 to 255 octets
     */
    record Txt(List<byte[]> strings) implements DnsRecord {
        public Txt {
            strings = strings.stream().map(byte[]::clone).toList();
        }

        /** {@return copies of the character-strings, each of 0 to 255 octets} */
        @Override
        public List<byte[]> strings() {
            return strings.stream().map(byte[]::clone).toList();
        }

        /** {@return the strings joined without anything between (RFC 7208 section 3.3)} */
        public byte[] joined() {
            if (strings.size() == 1) {
                return strings.get(0).clone();
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            strings.forEach(all::writeBytes);
            return all.toByteArray();
        }

        /** {@return the number of strings} */
        public int count() {
            return strings.size();
        }

        /** {@return the octets of all strings together} */
        public int length() {
            int octets = 0;
            for (byte[] string : strings) {
                octets += string.length;
            }
            return octets;
        }

        private List<ByteBuffer> content() {
            return strings.stream().map(ByteBuffer::wrap).toList();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Txt txt && content().equals(txt.content());
        }

        @Override
        public int hashCode() {
            return content().hashCode();
        }

        @Override
        public String toString() {
            return strings.stream().map(Printable::ascii).collect(Collectors.joining("\" \"", "TXT \"", "\""));
        }
    }

    /**
     * SOA. Times are seconds.
     *
     * @param primary the first name server
     * @param mailbox the zone's mailbox, with a dot for the at sign
     * @param serial 0 to 4294967295
     * @param minimum seconds that an absence may be kept (RFC 2308 section 4)
     */
    record Soa(DomainName primary, DomainName mailbox, long serial, long minimum) implements DnsRecord {}

    /**
     * Any other type, as RDATA octets. The array is the caller's own.
     *
     * @param type any type
     * @param rdata in wire format (RFC 1035 section 3.2.1)
     */
    record Other(RecordType type, byte[] rdata) implements DnsRecord {
        public Other {
            rdata = rdata.clone();
        }

        /** {@return a copy of the RDATA (RFC 1035 section 3.2.1)} */
        @Override
        public byte[] rdata() {
            return rdata.clone();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Other record && type == record.type && Arrays.equals(rdata, record.rdata);
        }

        @Override
        public int hashCode() {
            return 31 * type.hashCode() + Arrays.hashCode(rdata);
        }

        @Override
        public String toString() {
            return type + " " + HexFormat.of().formatHex(rdata);
        }
    }
}
