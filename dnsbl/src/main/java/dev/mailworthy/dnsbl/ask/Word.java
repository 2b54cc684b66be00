package dev.mailworthy.dnsbl.ask;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.catalogue.code.CodeTable;
import dev.mailworthy.dnsbl.catalogue.code.Reading;
import java.util.List;

/** One answer of a list's zone, before it is known whether the list can be trusted. */
public sealed interface Word {

    record Entry(Reading.Entry reading, List<IpAddress> codes) implements Word {}

    record Nothing() implements Word {}

    record Silent(Reason why, String detail) implements Word {}

    static Word of(DnsAnswer answer, CodeTable table) {
        if (answer instanceof DnsAnswer.Unanswered silent) {
            return new Silent(silent.reason(), silent.detail());
        }
        if (!(answer instanceof DnsAnswer.Records found)) {
            return new Nothing();
        }
        return of(
                found.of(DnsRecord.Address.class).stream()
                        .map(DnsRecord.Address::address)
                        .sorted()
                        .toList(),
                table);
    }

    /** @param codes at least one */
    static Word of(List<IpAddress> codes, CodeTable table) {
        Reading reading = table.read(codes);
        return reading instanceof Reading.NoStatement none
                ? new Silent(none.reason(), none.detail())
                : new Entry((Reading.Entry) reading, codes);
    }
}
