package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.dns.alias.Aliases;
import dev.mailworthy.core.dns.internal.message.UnfitReply;
import dev.mailworthy.core.net.DomainName;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/** Reads replies as {@link DnsAnswer}s. */
final class Replies {

    /** What a reply means: an answer, or an alias whose target has to be asked for. */
    sealed interface Reading {
        record Done(DnsAnswer answer) implements Reading {}

        /**
         * The aliases that were followed so far.
         *
         * @param target the name to ask next
         * @param aliases how many were followed
         * @param ttl the smallest TTL of these aliases
         */
        record Alias(DomainName target, int aliases, long ttl) implements Reading {
            /** No alias yet. */
            static Alias none(DomainName asked) {
                return new Alias(asked, 0, Long.MAX_VALUE);
            }
        }
    }

    private Replies() {}

    static Reading read(DnsQuestion question, Reading.Alias way, Exchange.Result.Reply reply) {
        DnsAnswer.Origin origin = origin(reply);
        try {
            return switch (reply.message().getRcode()) {
                case Rcode.NOERROR, Rcode.NXDOMAIN -> chase(question, way, reply.message(), origin);
                default -> new Reading.Done(refusal(reply));
            };
        } catch (IllegalArgumentException e) {
            return new Reading.Done(new DnsAnswer.Malformed(String.valueOf(e.getMessage()), origin));
        }
    }

    /** The answer for a reply that is neither NOERROR nor NXDOMAIN. */
    static DnsAnswer.Unanswered refusal(Exchange.Result.Reply reply) {
        return reply.message().getRcode() == Rcode.REFUSED
                ? new DnsAnswer.Refused(origin(reply))
                : new DnsAnswer.ServerFailure(extendedError(reply.message()), origin(reply));
    }

    /** Follows the aliases inside the reply. Records of other owners and types are not used. */
    private static Reading chase(DnsQuestion question, Reading.Alias way, Message message, DnsAnswer.Origin origin) {
        List<Record> answers = message.getSection(Section.ANSWER);
        boolean exists = message.getRcode() == Rcode.NOERROR;
        DomainName name = way.target();
        long ttl = way.ttl();
        for (int aliases = way.aliases(); aliases <= Aliases.MOST; aliases++) {
            List<Record> found = owned(answers, name, question.type().number());
            if (!found.isEmpty()) {
                return new Reading.Done(
                        exists
                                ? records(question.type(), found, ttl, origin)
                                : new DnsAnswer.Malformed("NXDOMAIN with records of the name", origin));
            }
            List<Record> cnames = owned(answers, name, RecordType.CNAME.number());
            if (cnames.isEmpty()) {
                return end(message, way, new Reading.Alias(name, aliases, ttl), origin);
            }
            if (!question.followCname()) {
                return new Reading.Done(records(RecordType.CNAME, cnames.subList(0, 1), ttl, origin));
            }
            ttl = Math.min(ttl, cnames.get(0).getTTL());
            name = DnsjavaRecords.name(((CNAMERecord) cnames.get(0)).getTarget());
        }
        return new Reading.Done(Aliases.tooMany(origin));
    }

    private static Reading end(Message message, Reading.Alias before, Reading.Alias after, DnsAnswer.Origin origin) {
        boolean followed = !after.target().equals(before.target());
        if (!followed && !message.getSection(Section.ANSWER).isEmpty()) {
            return new Reading.Done(new DnsAnswer.Malformed("only records of other names or types", origin));
        }
        List<SOARecord> zone = zone(message, after.target());
        long negative = Math.min(after.ttl(), negativeTtl(zone));
        if (message.getRcode() == Rcode.NXDOMAIN) {
            return new Reading.Done(new DnsAnswer.NoSuchName(negative, origin));
        }
        if (followed && zone.isEmpty()) {
            return after;
        }
        DnsAnswer.NoData.Soa soa = zone.isEmpty() ? DnsAnswer.NoData.Soa.MISSING : DnsAnswer.NoData.Soa.GIVEN;
        return new Reading.Done(new DnsAnswer.NoData(negative, soa, origin));
    }

    private static DnsAnswer records(RecordType type, List<Record> found, long ttl, DnsAnswer.Origin origin) {
        List<DnsRecord> records = new ArrayList<>();
        long least = ttl;
        for (Record record : found) {
            records.add(DnsjavaRecords.data(type, record));
            least = Math.min(least, record.getTTL());
        }
        return new DnsAnswer.Records(records, least, origin);
    }

    private static List<Record> owned(List<Record> answers, DomainName name, int type) {
        return answers.stream()
                .filter(record -> record.getType() == type
                        && DnsjavaRecords.name(record.getName()).equals(name))
                .toList();
    }

    /** The SOA records of zones that the name is in. */
    private static List<SOARecord> zone(Message message, DomainName name) {
        return message.getSection(Section.AUTHORITY).stream()
                .filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast)
                .filter(soa -> name.isAtOrBelow(DnsjavaRecords.name(soa.getName())))
                .toList();
    }

    /** RFC 2308 section 5: the smaller of the SOA's own TTL and its MINIMUM; 0 without an SOA. */
    private static long negativeTtl(List<SOARecord> zone) {
        return zone.stream()
                .mapToLong(soa -> Math.min(soa.getTTL(), soa.getMinimum()))
                .min()
                .orElse(0);
    }

    private static String extendedError(Message message) {
        OPTRecord opt = message.getOPT();
        if (opt == null) {
            return "";
        }
        for (EDNSOption option : opt.getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR)) {
            if (option instanceof ExtendedErrorCodeOption error) {
                String text = error.getText() == null ? "" : ": " + error.getText();
                return ExtendedErrorCodeOption.text(error.getErrorCode()) + text;
            }
        }
        return "";
    }

    private static DnsAnswer.Origin origin(Exchange.Result.Reply reply) {
        Message message = reply.message();
        return new DnsAnswer.Origin(
                reply.resolver(),
                message.getRcode(),
                message.getHeader().getFlag(Flags.AD),
                Duration.ofNanos(reply.nanos()));
    }

    static DnsAnswer failure(Exchange.Result.Failed failed) {
        DnsAnswer.Origin origin = new DnsAnswer.Origin(failed.resolver(), -1, false, Duration.ofNanos(failed.nanos()));
        Throwable cause = failed.cause();
        if (cause instanceof UnfitReply) {
            return new DnsAnswer.Malformed(String.valueOf(cause.getMessage()), origin);
        }
        if (cause instanceof TimeoutException) {
            return new DnsAnswer.Timeout(origin);
        }
        if (cause instanceof ClosedChannelException
                || cause instanceof ClosedSelectorException
                || cause instanceof RejectedExecutionException) {
            return new DnsAnswer.Skipped(Reason.SKIPPED, "the DNS engine is closed", origin);
        }
        if (cause instanceof PortUnreachableException || cause instanceof ConnectException) {
            return new DnsAnswer.Unreachable("nothing listens there", origin);
        }
        if (cause instanceof NoRouteToHostException || cause instanceof SocketException) {
            return new DnsAnswer.Unreachable(String.valueOf(cause.getMessage()), origin);
        }
        return new DnsAnswer.Malformed(String.valueOf(cause.getMessage()), origin);
    }
}
