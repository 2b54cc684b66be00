package dev.mailworthy.dnsbl;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;

/** One answer of a list's zone, before it is known whether the list can be trusted. */
sealed interface Word {

    record Listed(List<IpAddress> codes) implements Word {}

    record Nothing() implements Word {}

    record Silent(Reason why, String detail) implements Word {}

    /** Answers outside 127/8, refusals in 127.255.255/24 and the list's own error codes are no listings (RFC 5782). */
    static Word of(DnsAnswer answer, CatalogueEntry list) {
        if (answer instanceof DnsAnswer.Unanswered silent) {
            return new Silent(silent.reason(), silent.detail());
        }
        if (!(answer instanceof DnsAnswer.Records found)) {
            return new Nothing();
        }
        List<IpAddress> codes = found.of(DnsRecord.Address.class).stream()
                .map(DnsRecord.Address::address)
                .sorted()
                .toList();
        for (IpAddress code : codes) {
            if (code.octet(0) != 127) {
                return new Silent(
                        Reason.REWRITTEN, "answered " + code + ", which no list means: the resolver rewrites");
            }
            if (code.octet(1) == 255 && code.octet(2) == 255) {
                return refusal(code);
            }
            if (list.errors().stream().anyMatch(error -> error.matches(code))) {
                return new Silent(Reason.REFUSED, "answered " + code + ", an error code of this list");
            }
        }
        return new Listed(codes);
    }

    private static Silent refusal(IpAddress code) {
        return switch (code.octet(3)) {
            case 255 -> new Silent(Reason.RATE_LIMITED, "answered " + code + ": too many queries from this resolver");
            case 254 -> new Silent(Reason.REFUSED, "answered " + code + ": the list refuses public resolvers");
            default -> new Silent(Reason.REFUSED, "answered " + code + ": the list refuses the query");
        };
    }
}
