package dev.mailworthy.core.dns.internal.message;

import java.util.Optional;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/**
 * Faults of a reply's header and sections, for which the reply is no answer. An absence needs a server that can know it. The
 * forms of RFC 2308 section 2.2 are read like this when NOERROR comes without a record in the answer section:
 *
 * <ul>
 *   <li>With an SOA it is NODATA (types 1 and 2).
 *   <li>Without SOA and NS it is NODATA (type 3), if AA or RA is set. Many forwarders remove the SOA, so that this form is common
 *       in answers of ordinary names. Without AA and RA the server is neither the zone's nor a resolver.
 *   <li>With NS but no SOA it is a referral, unless AA is set. A referral says where to ask and not what there is.
 * </ul>
 */
public final class ReplyFaults {

    private ReplyFaults() {}

    /** The first fault; empty if the reply is an answer, or an error that its RCODE names. */
    public static Optional<String> of(Message reply) {
        int rcode = reply.getRcode();
        if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
            return Optional.empty();
        }
        if (reply.getHeader().getFlag(Flags.TC)) {
            return Optional.of("the reply over TCP is truncated");
        }
        return otherClass(reply).or(() -> rcode == Rcode.NOERROR ? notAnswered(reply) : Optional.empty());
    }

    private static Optional<String> otherClass(Message reply) {
        return Stream.of(Section.ANSWER, Section.AUTHORITY)
                .flatMap(section -> reply.getSection(section).stream())
                .filter(record -> record.getDClass() != DClass.IN)
                .findFirst()
                .map(record -> "a record of class " + DClass.string(record.getDClass()) + " in a reply of class IN");
    }

    private static Optional<String> notAnswered(Message reply) {
        if (!reply.getSection(Section.ANSWER).isEmpty() || hasAuthority(reply, SOARecord.class)) {
            return Optional.empty();
        }
        Header header = reply.getHeader();
        if (header.getFlag(Flags.AA)) {
            return Optional.empty();
        }
        if (hasAuthority(reply, NSRecord.class)) {
            return Optional.of("a referral to other name servers");
        }
        return header.getFlag(Flags.RA)
                ? Optional.empty()
                : Optional.of("no records, from a server that is neither the zone's nor a resolver");
    }

    private static boolean hasAuthority(Message reply, Class<? extends Record> type) {
        return reply.getSection(Section.AUTHORITY).stream().anyMatch(type::isInstance);
    }
}
