package dev.mailworthy.core.dns.engine;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.Optional;

/** Where an answer leads on to by a CNAME (RFC 1034 section 3.6.2). */
final class Aliases {

    private Aliases() {}

    static Optional<DomainName> target(RecordType asked, DnsAnswer answer) {
        if (asked != RecordType.CNAME && answer instanceof DnsAnswer.Records found) {
            List<DnsRecord.Name> names = found.of(DnsRecord.Name.class);
            if (!names.isEmpty() && names.get(0).type() == RecordType.CNAME) {
                return Optional.of(names.get(0).target());
            }
        }
        return Optional.empty();
    }
}
