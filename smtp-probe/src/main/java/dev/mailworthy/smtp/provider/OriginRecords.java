package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.text.Printable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The autonomous systems that announce an address, from Team Cymru's TXT records, such as
 * {@code 23028 | 216.90.108.0/24 | US | arin | 1998-09-25}. If several announce it, several numbers come first.
 */
final class OriginRecords {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,9}");

    /** The largest number: 32 bits (RFC 6793 section 2). */
    private static final long MOST = 0xFFFF_FFFFL;

    private static final int MOST_RECORDS = 16;

    private OriginRecords() {}

    static DomainName name(IpAddress address) {
        String zone = address.family() == IpFamily.IPV4 ? "origin.asn.cymru.com" : "origin6.asn.cymru.com";
        return DomainName.ofText(address.reverseLabels() + "." + zone);
    }

    /** The numbers in well-formed records; other records are skipped. */
    static Set<Long> numbers(List<DnsRecord.Txt> records) {
        Set<Long> numbers = new TreeSet<>();
        for (DnsRecord.Txt record : records.subList(0, Math.min(records.size(), MOST_RECORDS))) {
            String text = Printable.ascii(record.joined());
            int bar = text.indexOf('|');
            for (String word : text.substring(0, Math.max(0, bar)).strip().split(" +")) {
                if (NUMBER.matcher(word).matches() && Long.parseLong(word) <= MOST) {
                    numbers.add(Long.valueOf(word));
                }
            }
        }
        return numbers;
    }
}
