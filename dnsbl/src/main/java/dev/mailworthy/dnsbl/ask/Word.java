package dev.mailworthy.dnsbl.ask;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.catalogue.code.CodeTable;
import dev.mailworthy.dnsbl.catalogue.code.Reading;
import dev.mailworthy.dnsbl.health.ListHealth;
import java.util.List;

/** One raw answer of a list's zone. {@link ListHealth#judge} decides whether it counts. */
public sealed interface Word {

    /** The list has an entry. */
    record Entry(Reading.Entry reading, List<IpAddress> codes) implements Word {}

    /** The list has no entry. */
    record Nothing() implements Word {}

    /**
     * NOERROR without records and without the zone's SOA record. A list answers NXDOMAIN when it has no entry (RFC 5782 section
     * 2.1). A resolver that removes the records of 127.0.0.0/8 answers like this about a listed address.
     */
    record Bare(String detail) implements Word {}

    /** The answer says neither, for example because the list refuses the resolver. */
    record Silent(Reason why, String detail) implements Word {}

    /** Reads the answer of the DNS with the list's codes. */
    static Word of(DnsAnswer answer, CodeTable table) {
        if (answer instanceof DnsAnswer.Unanswered silent) {
            return new Silent(silent.reason(), silent.detail());
        }
        if (answer instanceof DnsAnswer.NoData bare && bare.soa() == DnsAnswer.NoData.Soa.MISSING) {
            return new Bare(
                    bare.origin().resolver() + " answered NOERROR without records and without the zone's SOA record."
                            + " A list answers NXDOMAIN when it has no entry (RFC 5782 section 2.1)");
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

    /** The answer as one of the three outcomes. */
    default Answer<Reading.Entry> outcome() {
        if (this instanceof Entry entry) {
            return Answer.present(entry.reading());
        }
        if (this instanceof Bare bare) {
            return Answer.unanswered(Reason.MALFORMED, bare.detail());
        }
        return this instanceof Silent silent ? Answer.unanswered(silent.why(), silent.detail()) : Answer.absent();
    }

    /** The A records of the entry; none without an entry. */
    default List<IpAddress> addresses() {
        return this instanceof Entry entry ? entry.codes() : List.of();
    }
}
