package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;

/**
 * Records and names between dnsjava's types and ours. RDATA is read from its octets: dnsjava's own methods give TXT as escaped
 * text, and mapped IPv6 addresses as IPv4.
 */
public final class DnsjavaRecords {

    /** The most character-strings of a TXT record. 64 KiB in full strings are 256; each takes an object of its own. */
    private static final int MOST_STRINGS = 4096;

    private DnsjavaRecords() {}

    public static Name name(DomainName name) {
        try {
            return new Name(name.wire());
        } catch (IOException e) {
            throw new IllegalStateException("a DomainName is well formed by construction", e);
        }
    }

    public static DomainName name(Name name) {
        List<byte[]> labels = new ArrayList<>(name.labels());
        for (int i = 0; i < name.labels() - 1; i++) {
            byte[] label = name.getLabel(i);
            labels.add(Arrays.copyOfRange(label, 1, label.length));
        }
        return DomainName.ofLabels(labels);
    }

    /**
     * The data of a record.
     *
     * @throws IllegalArgumentException when the RDATA does not have its type's form
     */
    public static DnsRecord data(RecordType type, Record record) {
        return switch (type) {
            case A, AAAA -> new DnsRecord.Address(IpAddress.ofOctets(record.rdataToWireCanonical()));
            case TXT, SPF -> new DnsRecord.Txt(strings(record.rdataToWireCanonical()));
            case MX -> {
                MXRecord mx = (MXRecord) record;
                yield new DnsRecord.Mx(mx.getPriority(), name(mx.getTarget()));
            }
            case SOA -> {
                SOARecord soa = (SOARecord) record;
                yield new DnsRecord.Soa(name(soa.getHost()), name(soa.getAdmin()), soa.getSerial(), soa.getMinimum());
            }
            case PTR -> new DnsRecord.Name(type, name(((PTRRecord) record).getTarget()));
            case NS -> new DnsRecord.Name(type, name(((NSRecord) record).getTarget()));
            case CNAME -> new DnsRecord.Name(type, name(((CNAMERecord) record).getTarget()));
            case SRV, TLSA, CAA -> new DnsRecord.Other(type, record.rdataToWireCanonical());
        };
    }

    /**
     * The strings of a TXT record. RFC 1035 section 3.3.14 wants one at least; the test suite of RFC 7208 has a record with none,
     * which is read as an empty text.
     */
    private static List<byte[]> strings(byte[] rdata) {
        List<byte[]> strings = new ArrayList<>();
        for (int at = 0; at < rdata.length; ) {
            int end = at + 1 + (rdata[at] & 0xFF);
            if (end > rdata.length) {
                throw new IllegalArgumentException("a character-string runs past its TXT record");
            }
            if (strings.size() == MOST_STRINGS) {
                throw new IllegalArgumentException("more than " + MOST_STRINGS + " character-strings in a TXT record");
            }
            strings.add(Arrays.copyOfRange(rdata, at + 1, end));
            at = end;
        }
        return strings;
    }
}
