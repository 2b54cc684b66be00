package dev.mailworthy.core.dns.internal.zone;

import dev.mailworthy.core.dns.alias.Aliases;
import dev.mailworthy.core.dns.internal.DnsjavaRecords;
import dev.mailworthy.core.net.DomainName;
import java.io.IOException;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Makes the replies of an authoritative server, as octets. */
public final class ZoneReplies {

    private final ZoneData data;

    public ZoneReplies(ZoneData data) {
        this.data = data;
    }

    /** A query that can be answered. */
    public record Query(Message message, DomainName name) {

        /** The number of the type asked for. */
        public int type() {
            return message.getQuestion().getType();
        }

        /** The most octets that the client accepts over UDP: 512, or what its OPT record says (RFC 6891 section 6.2.3). */
        public int udpLimit() {
            OPTRecord opt = message.getOPT();
            return opt == null ? 512 : Math.max(512, Math.min(1232, opt.getPayloadSize()));
        }
    }

    /** The query in these octets. Empty if they are no query of class IN. */
    public static Optional<Query> read(byte[] octets) {
        try {
            Message message = new Message(octets);
            Record question = message.getQuestion();
            boolean plain = question != null
                    && !message.getHeader().getFlag(Flags.QR)
                    && message.getHeader().getOpcode() == Opcode.QUERY
                    && question.getDClass() == DClass.IN;
            return plain ? Optional.of(new Query(message, DnsjavaRecords.name(question.getName()))) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The full reply from the zone data. */
    public byte[] reply(Query query, int limit) {
        Message reply = start(query, Rcode.NOERROR);
        fill(reply, query.name(), query.message().getQuestion().getType());
        return reply.toWire(limit);
    }

    /** A reply with an RCODE and nothing else. */
    public static byte[] failure(Query query, int rcode) {
        return start(query, rcode).toWire();
    }

    /** An empty reply with the TC bit. */
    public static byte[] truncated(Query query) {
        Message reply = start(query, Rcode.NOERROR);
        reply.getHeader().setFlag(Flags.TC);
        return reply.toWire();
    }

    private static Message start(Query query, int rcode) {
        Message reply = new Message(query.message().getHeader().getID());
        Header header = reply.getHeader();
        header.setFlag(Flags.QR);
        header.setFlag(Flags.AA);
        if (query.message().getHeader().getFlag(Flags.RD)) {
            header.setFlag(Flags.RD);
        }
        header.setFlag(Flags.RA);
        header.setRcode(rcode);
        reply.addRecord(query.message().getQuestion(), Section.QUESTION);
        if (query.message().getOPT() != null) {
            reply.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
        }
        return reply;
    }

    /**
     * Fills in the answer as an authoritative server does (RFC 1034 section 4.3.2). A chain with too many aliases is cut after
     * one more than {@link Aliases#MOST}, so that a client refuses it.
     */
    private void fill(Message reply, DomainName asked, int type) {
        DomainName name = asked;
        for (int hop = 0; hop <= Aliases.MOST; hop++) {
            ZoneData.Found found = data.find(name, type);
            if (found instanceof ZoneData.Found.Alias alias) {
                reply.addRecord(owned(alias.cname(), name), Section.ANSWER);
                name = alias.target();
                continue;
            }
            end(reply, name, found, hop);
            return;
        }
    }

    private void end(Message reply, DomainName name, ZoneData.Found found, int hops) {
        if (found instanceof ZoneData.Found.Here here) {
            here.records().forEach(record -> reply.addRecord(owned(record, name), Section.ANSWER));
        } else if (found instanceof ZoneData.Found.NoData noData) {
            authority(reply, noData.origin());
        } else if (found instanceof ZoneData.Found.NoName noName) {
            reply.getHeader().setRcode(Rcode.NXDOMAIN);
            authority(reply, noName.origin());
        } else if (hops == 0) {
            reply.getHeader().setRcode(Rcode.REFUSED);
        }
    }

    private void authority(Message reply, DomainName origin) {
        data.soa(origin).ifPresent(soa -> reply.addRecord(soa, Section.AUTHORITY));
    }

    /** The record with the name of the question as its owner, which hides a wildcard's owner. */
    private static Record owned(Record record, DomainName name) {
        return Record.newRecord(
                DnsjavaRecords.name(name), record.getType(), DClass.IN, record.getTTL(), record.rdataToWireCanonical());
    }
}
