package dev.mailworthy.core.dns;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.net.DomainName;
import java.util.Optional;

/** Aliases (CNAME, RFC 1034 section 3.6.2) on the way from a question to its answer. */
public final class Aliases {

    /**
     * The most aliases in a row that are followed. No RFC has a number: RFC 1034 section 5.2.2 asks only that circles end.
     * Names in use have one to four; resolvers give up between 9 and 17, so that 8 are safe with any of them.
     */
    public static final int MOST = 8;

    private Aliases() {}

    /** The target of the alias that is the answer, if it is one and something else was asked for. */
    public static Optional<DomainName> target(RecordType asked, DnsAnswer answer) {
        if (asked == RecordType.CNAME || !(answer instanceof DnsAnswer.Records found)) {
            return Optional.empty();
        }
        return found.of(DnsRecord.Name.class).stream()
                .findFirst()
                .filter(name -> name.type() == RecordType.CNAME)
                .map(DnsRecord.Name::target);
    }

    /**
     * The answer in place of an alias that is one too many. Every server answered, so that it is no failure of a server;
     * the answer is not used because the zone's data is at fault.
     *
     * @param origin of the last alias
     */
    public static DnsAnswer.Unanswered tooMany(DnsAnswer.Origin origin) {
        return new DnsAnswer.Malformed("more than " + MOST + " aliases in a row", origin);
    }
}
