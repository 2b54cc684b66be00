package dev.mailworthy.cli.hostile;

import static dev.mailworthy.cli.hostile.DnsBehaviour.both;
import static dev.mailworthy.cli.hostile.DnsBehaviour.overTcp;

import dev.mailworthy.cli.hostile.DnsBehaviour.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** Behaviours that are odd and from which the right answer can be had. */
final class RightBehaviours {

    private RightBehaviours() {}

    static List<DnsBehaviour> all() {
        List<DnsBehaviour> all = new ArrayList<>();
        add(all, "the right answer", Asked::right);
        flags(all);
        edns(all);
        transports(all);
        sections(all);
        strangers(all);
        return all;
    }

    private static void add(List<DnsBehaviour> all, String name, Function<Asked, byte[]> change) {
        all.add(both(name, Effect.RIGHT, change));
    }

    private static void flags(List<DnsBehaviour> all) {
        add(all, "AA set", asked -> Wire.flags(asked.right(), octet -> octet | 0x04, octet -> octet));
        add(all, "AD set", asked -> Wire.flags(asked.right(), octet -> octet, octet -> octet | 0x20));
        add(all, "CD set", asked -> Wire.flags(asked.right(), octet -> octet, octet -> octet | 0x10));
        add(all, "the reserved bit set", asked -> Wire.flags(asked.right(), octet -> octet, octet -> octet | 0x40));
        add(all, "RD clear", asked -> Wire.flags(asked.right(), octet -> octet & ~0x01, octet -> octet));
        add(all, "the question in capitals", asked -> {
            byte[] changed = asked.right().clone();
            for (int i = Wire.HEADER; changed[i] != 0; i += changed[i] + 1) {
                for (int j = i + 1; j <= i + changed[i]; j++) {
                    changed[j] = (byte) Character.toUpperCase(changed[j]);
                }
            }
            return changed;
        });
    }

    private static void edns(List<DnsBehaviour> all) {
        add(
                all,
                "no OPT record",
                asked -> Wire.built(asked.right(), message -> message.removeAllRecords(Section.ADDITIONAL)));
        for (int rcode : new int[] {1, 4}) {
            add(
                    all,
                    "RCODE " + rcode + " to EDNS",
                    asked -> asked.edns() ? Wire.failure(asked.right(), rcode) : asked.right());
        }
        add(
                all,
                "BADVERS to EDNS",
                asked -> asked.edns()
                        ? Wire.built(
                                Wire.failure(asked.right(), 0),
                                message -> message.addRecord(new OPTRecord(1232, 1, 0), Section.ADDITIONAL))
                        : asked.right());
        all.add(new DnsBehaviour(
                "silent to EDNS",
                Effect.RIGHT,
                asked -> asked.edns() ? List.of() : List.of(Reply.of(asked.right())),
                asked -> asked.edns() ? List.of() : List.of(Reply.of(Wire.framed(asked.right())))));
    }

    private static void transports(List<DnsBehaviour> all) {
        all.add(overTcp("TC over UDP, the whole over TCP", Effect.RIGHT, asked -> Wire.framed(asked.right())));
        all.add(new DnsBehaviour(
                "TC over UDP with the records, the whole over TCP",
                Effect.RIGHT,
                asked -> List.of(Reply.of(Wire.withTc(asked.right()))),
                asked -> List.of(Reply.of(Wire.framed(asked.right())))));
        all.add(new DnsBehaviour(
                "the TCP stream in parts of one octet",
                Effect.RIGHT,
                asked -> List.of(Reply.of(Wire.truncated(asked.right()))),
                asked -> octets(Wire.framed(asked.right()))));
        all.add(new DnsBehaviour(
                "every datagram twice",
                Effect.RIGHT,
                asked -> Collections.nCopies(2, Reply.of(asked.right())),
                asked -> List.of(Reply.of(Wire.framed(asked.right())))));
        all.add(first("silent at first", List.of()));
        all.add(new DnsBehaviour(
                "SERVFAIL at first",
                Effect.RIGHT,
                asked -> List.of(Reply.of(asked.before() == 0 ? Wire.failure(asked.right(), 2) : asked.right())),
                asked -> List.of(Reply.of(Wire.framed(asked.right())))));
    }

    private static DnsBehaviour first(String name, List<Reply> replies) {
        return new DnsBehaviour(
                name,
                Effect.RIGHT,
                asked -> asked.before() == 0 ? replies : List.of(Reply.of(asked.right())),
                asked -> List.of(Reply.of(Wire.framed(asked.right()))));
    }

    private static List<Reply> octets(byte[] stream) {
        List<Reply> parts = new ArrayList<>();
        for (int i = 0; i < stream.length; i++) {
            parts.add(Reply.of(Arrays.copyOfRange(stream, i, i + 1)));
        }
        return parts;
    }

    private static void sections(List<DnsBehaviour> all) {
        Record foreign = new TXTRecord(HostileText.name("foreign.example."), DClass.IN, 3600, "v=spf1 +all");
        add(
                all,
                "a foreign record in the additional section",
                asked -> Wire.built(asked.right(), message -> message.addRecord(foreign, Section.ADDITIONAL)));
        add(
                all,
                "a foreign record behind the answer",
                asked -> Wire.built(asked.right(), message -> {
                    if (!message.getSection(Section.ANSWER).isEmpty()) {
                        message.addRecord(foreign, Section.ANSWER);
                    }
                }));
        add(all, "the answer in reverse order", asked -> Wire.built(asked.right(), RightBehaviours::reverse));
        add(all, "a TTL of 0", asked -> ttl(asked, 0));
        add(all, "a TTL of 2,147,483,647", asked -> ttl(asked, Integer.MAX_VALUE));
    }

    private static void reverse(Message message) {
        List<Record> answer = new ArrayList<>(message.getSection(Section.ANSWER));
        message.removeAllRecords(Section.ANSWER);
        Collections.reverse(answer);
        answer.forEach(record -> message.addRecord(record, Section.ANSWER));
    }

    private static byte[] ttl(Asked asked, long ttl) {
        return Wire.built(asked.right(), message -> {
            List<Record> answer = new ArrayList<>(message.getSection(Section.ANSWER));
            message.removeAllRecords(Section.ANSWER);
            answer.forEach(record -> message.addRecord(
                    Record.newRecord(record.getName(), record.getType(), DClass.IN, ttl, record.rdataToWireCanonical()),
                    Section.ANSWER));
        });
    }

    private static void strangers(List<DnsBehaviour> all) {
        all.add(new DnsBehaviour(
                "a wrong id first",
                Effect.RIGHT,
                asked -> List.of(Reply.of(Wire.otherId(Wire.failure(asked.right(), 3))), Reply.of(asked.right())),
                asked -> List.of(Reply.of(Wire.framed(asked.right())))));
        all.add(new DnsBehaviour(
                "another port first",
                Effect.RIGHT,
                asked -> List.of(Reply.fromElsewhere(Wire.failure(asked.right(), 3)), Reply.of(asked.right())),
                asked -> List.of(Reply.of(Wire.framed(asked.right())))));
    }
}
