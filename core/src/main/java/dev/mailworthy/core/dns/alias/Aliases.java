package dev.mailworthy.core.dns.alias;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import java.util.Optional;

/** Aliases (CNAME, RFC 1034 section 3.6.2) between a question and its answer. */
public final class Aliases {

    /**
     * The most aliases in a row that are followed. RFC 1034 section 3.6.2 has no number; it asks that chains are
     * followed and that circles are an error. Names in use have a few aliases, and common resolvers give up after 10 to
     * 16, so that a longer chain works nowhere for sure.
     */
    public static final int MOST = 8;

    private Aliases() {}

    /**
     * {@return the target of the alias, if the answer is a CNAME and the question was for another type}
     *
     * @param asked the type of the question
     * @param answer to a question that does not follow aliases
     */
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
     * {@return the answer for a chain that has more than {@link #MOST} aliases} It is {@link DnsAnswer.Malformed} and no failure
     * of a server, because every server answered. The fault is in the zone's data.
     *
     * @param origin of the last alias
     */
    public static DnsAnswer.Unanswered tooMany(DnsAnswer.Origin origin) {
        return new DnsAnswer.Malformed("more than " + MOST + " aliases in a row", origin);
    }
}
