package dev.mailworthy.core.dns;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** The data of one record. The owner name is the question's, or the end of its alias chain. */
public sealed interface DnsRecord {

    /** A or AAAA. */
    record Address(IpAddress address) implements DnsRecord {}

    /** PTR, CNAME or NS: a record that is one name. */
    record Name(RecordType type, DomainName target) implements DnsRecord {}

    /** MX; a target of the root with preference 0 is the null MX (RFC 7505). */
    record Mx(int preference, DomainName exchange) implements DnsRecord {}

    /**
     * TXT as octets. Callers must not change the arrays.
     *
     * @param strings the character-strings, each of 0 to 255 octets
     */
    record Txt(List<byte[]> strings) implements DnsRecord {
        public Txt {
            strings = List.copyOf(strings);
        }

        /** The strings joined without anything between (RFC 7208 section 3.3). */
        public byte[] joined() {
            if (strings.size() == 1) {
                return strings.get(0);
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            strings.forEach(all::writeBytes);
            return all.toByteArray();
        }
    }

    /** SOA. Times are seconds. */
    record Soa(DomainName primary, DomainName mailbox, long serial, long minimum) implements DnsRecord {}

    /** Any other type, as RDATA octets. Callers must not change the array. */
    record Other(RecordType type, byte[] rdata) implements DnsRecord {}
}
