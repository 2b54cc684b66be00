package dev.mailworthy.core.dns.internal.zone;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.alias.Aliases;
import dev.mailworthy.core.dns.internal.DnsjavaRecords;
import dev.mailworthy.core.net.DomainName;
import java.time.Duration;
import java.util.List;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;

/** Makes {@link DnsAnswer}s from zone data, without a network. */
public final class ZoneAnswers {

    private ZoneAnswers() {}

    public static DnsAnswer answer(ZoneData data, DnsQuestion question, String source) {
        DomainName name = question.name();
        long ttl = Long.MAX_VALUE;
        for (int hop = 0; hop <= Aliases.MOST; hop++) {
            ZoneData.Found found = data.find(name, question.type().number());
            if (found instanceof ZoneData.Found.Alias alias && question.followCname()) {
                ttl = Math.min(ttl, alias.cname().getTTL());
                name = alias.target();
                continue;
            }
            return end(data, question, found, ttl, source);
        }
        return Aliases.tooMany(origin(source, Rcode.NOERROR));
    }

    private static DnsAnswer end(ZoneData data, DnsQuestion question, ZoneData.Found found, long ttl, String source) {
        if (found instanceof ZoneData.Found.Here here) {
            return records(question, here.records(), ttl, source);
        }
        if (found instanceof ZoneData.Found.Alias alias) {
            DnsRecord cname = new DnsRecord.Name(RecordType.CNAME, alias.target());
            return new DnsAnswer.Records(List.of(cname), alias.cname().getTTL(), origin(source, Rcode.NOERROR));
        }
        if (found instanceof ZoneData.Found.NoData noData) {
            return new DnsAnswer.NoData(negativeTtl(data, noData.origin(), ttl), origin(source, Rcode.NOERROR));
        }
        if (found instanceof ZoneData.Found.NoName noName) {
            return new DnsAnswer.NoSuchName(negativeTtl(data, noName.origin(), ttl), origin(source, Rcode.NXDOMAIN));
        }
        return new DnsAnswer.Refused(origin(source, Rcode.REFUSED));
    }

    private static DnsAnswer records(DnsQuestion question, List<Record> found, long ttl, String source) {
        List<DnsRecord> records = found.stream()
                .map(record -> DnsjavaRecords.data(question.type(), record))
                .toList();
        long least = found.stream().mapToLong(Record::getTTL).min().orElse(0);
        return new DnsAnswer.Records(records, Math.min(ttl, least), origin(source, Rcode.NOERROR));
    }

    private static long negativeTtl(ZoneData data, DomainName origin, long ttl) {
        return data.soa(origin)
                .map(soa -> Math.min(ttl, Math.min(soa.getTTL(), soa.getMinimum())))
                .orElse(0L);
    }

    private static DnsAnswer.Origin origin(String source, int rcode) {
        return new DnsAnswer.Origin(source, rcode, false, Duration.ZERO);
    }
}
