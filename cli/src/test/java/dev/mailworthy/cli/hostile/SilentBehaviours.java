package dev.mailworthy.cli.hostile;

import static dev.mailworthy.cli.hostile.DnsBehaviour.both;
import static dev.mailworthy.cli.hostile.DnsBehaviour.overTcp;

import dev.mailworthy.cli.hostile.DnsBehaviour.Effect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Behaviours without a usable answer. Each must end as unanswered. */
final class SilentBehaviours {

    private static final int CHAOS = 3;
    private static final int FIRST_NAME = Wire.HEADER;

    private SilentBehaviours() {}

    static List<DnsBehaviour> all() {
        List<DnsBehaviour> all = new ArrayList<>();
        all.add(new DnsBehaviour("silent", Effect.NONE, DnsBehaviour.SILENCE, DnsBehaviour.SILENCE));
        rcodes(all);
        fragments(all);
        headers(all);
        overTcpOnly(all);
        names(all);
        records(all);
        strangers(all);
        return all;
    }

    private static void add(List<DnsBehaviour> all, String name, Function<Asked, byte[]> change) {
        all.add(both(name, Effect.NONE, change));
    }

    private static void rcodes(List<DnsBehaviour> all) {
        for (int rcode : new int[] {1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15}) {
            add(all, "RCODE " + rcode, asked -> Wire.failure(asked.right(), rcode));
        }
        add(
                all,
                "BADVERS to every query",
                asked -> Wire.built(
                        Wire.failure(asked.right(), 0),
                        message -> message.addRecord(new OPTRecord(1232, 1, 0), Section.ADDITIONAL)));
        add(all, "SERVFAIL with an error text that writes to a terminal and a page", asked -> {
            EDNSOption text = new ExtendedErrorCodeOption(22, HostileText.LINE);
            return Wire.built(
                    Wire.failure(asked.right(), 2),
                    message -> message.addRecord(new OPTRecord(1232, 0, 0, 0, List.of(text)), Section.ADDITIONAL));
        });
    }

    private static void fragments(List<DnsBehaviour> all) {
        for (int length : new int[] {0, 1, 2, 11, 12, 13}) {
            add(all, "the first " + length + " octets", asked -> Arrays.copyOf(asked.right(), length));
        }
        add(all, "the message without its last octet", asked -> {
            byte[] whole = Wire.answer(asked.right(), address(asked));
            return Arrays.copyOf(whole, whole.length - 1);
        });
        add(all, "noise behind the right id", asked -> noise(asked.right()));
    }

    private static byte[] noise(byte[] right) {
        byte[] noise = new byte[64];
        Arrays.fill(noise, (byte) 0xC3);
        noise[0] = right[0];
        noise[1] = right[1];
        return noise;
    }

    private static void headers(List<DnsBehaviour> all) {
        add(all, "QR clear", asked -> Wire.withoutQr(asked.right()));
        add(all, "the query itself", Asked::query);
        for (int opcode : new int[] {1, 2, 4, 5, 6, 15}) {
            add(all, "OPCODE " + opcode, asked -> Wire.opcode(asked.right(), opcode));
        }
        add(
                all,
                "no question",
                asked -> Wire.built(asked.right(), message -> message.removeAllRecords(Section.QUESTION)));
        add(all, "a question count of 0 with a question", asked -> Wire.count(asked.right(), 0, 0));
        add(all, "a question count of 2 with one question", asked -> Wire.count(asked.right(), 0, 2));
        add(
                all,
                "two questions",
                asked -> Wire.built(
                        asked.right(), message -> message.addRecord(message.getQuestion(), Section.QUESTION)));
        add(
                all,
                "another name in the question",
                asked -> question(
                        asked, "other.example.", asked.message().getQuestion().getType()));
        add(
                all,
                "another type in the question",
                asked -> question(asked, asked.message().getQuestion().getName().toString(), 99));
        add(all, "class CH in the question", asked -> {
            byte[] changed = Wire.failure(asked.right(), 0);
            changed[changed.length - 1] = CHAOS;
            return changed;
        });
        add(
                all,
                "more answers in the header than in the message",
                asked -> Wire.count(Wire.answer(asked.right(), address(asked)), 1, 9));
        add(
                all,
                "65,535 answers in the header and none in the message",
                asked -> Wire.count(Wire.failure(asked.right(), 0), 1, 65_535));
    }

    private static byte[] question(Asked asked, String name, int type) {
        Message other = Message.newQuery(Record.newRecord(HostileText.name(name), type, DClass.IN));
        other.getHeader().setID(asked.message().getHeader().getID());
        return Wire.flags(other.toWire(), octet -> octet | 0x80, octet -> octet | 0x80);
    }

    private static void overTcpOnly(List<DnsBehaviour> all) {
        all.add(new DnsBehaviour(
                "TC, then no reply over TCP",
                Effect.NONE,
                asked -> List.of(Reply.of(Wire.truncated(asked.right()))),
                DnsBehaviour.SILENCE));
        all.add(overTcp("TC over UDP and over TCP", Effect.NONE, asked -> Wire.framed(Wire.truncated(asked.right()))));
        all.add(overTcp(
                "TC over TCP with records",
                Effect.NONE,
                asked -> Wire.framed(Wire.withTc(Wire.answer(asked.right(), address(asked))))));
        all.add(overTcp(
                "TC and NXDOMAIN over TCP",
                Effect.NONE,
                asked -> Wire.framed(Wire.withTc(Wire.failure(asked.right(), 3)))));
        all.add(overTcp("TC, then a length of 0", Effect.NONE, asked -> new byte[2]));
        all.add(overTcp("TC, then one octet", Effect.NONE, asked -> new byte[1]));
        all.add(overTcp("TC, then a length that is longer than the message", Effect.NONE, asked -> {
            byte[] framed = Wire.framed(asked.right());
            framed[0] = 0x7F;
            return framed;
        }));
        all.add(overTcp("TC, then another id", Effect.NONE, asked -> Wire.framed(Wire.otherId(asked.right()))));
        all.add(overTcp("TC, then noise", Effect.NONE, asked -> Wire.framed(noise(asked.right()))));
        all.add(overTcp("TC, then SERVFAIL", Effect.NONE, asked -> Wire.framed(Wire.failure(asked.right(), 2))));
        all.add(overTcp(
                "TC, then half the message",
                Effect.NONE,
                asked -> Arrays.copyOf(Wire.framed(asked.right()), asked.right().length / 2)));
        all.add(overTcp(
                "TC, then an HTTP page",
                Effect.NONE,
                asked -> "HTTP/1.1 400 Bad Request\r\n\r\n<html>".getBytes(StandardCharsets.US_ASCII)));
    }

    /** An address record of the name that the query is about. */
    static Record address(Asked asked) {
        return new org.xbill.DNS.ARecord(
                asked.message().getQuestion().getName(), DClass.IN, 3600, HostileText.LOOPBACK_2);
    }

    private static void names(List<DnsBehaviour> all) {
        byte[] address = {127, 0, 0, 2};
        add(all, "an owner that points to itself", asked -> raw(asked, answer -> Wire.pointer(answer), address));
        add(
                all,
                "an owner that points beyond the message",
                asked -> raw(asked, answer -> Wire.pointer(0x3FFF), address));
        add(
                all,
                "two pointers that point to each other",
                asked -> raw(
                        asked, answer -> Wire.pointer(answer + 2), new byte[] {(byte) 0xC0, (byte) FIRST_NAME, 0, 0}));
        add(all, "a label of type 01", asked -> raw(asked, answer -> new byte[] {0x41, 'a', 0}, address));
        add(all, "a label of type 10", asked -> raw(asked, answer -> new byte[] {(byte) 0x81, 'a', 0}, address));
        add(all, "an owner of more than 255 octets", asked -> raw(asked, answer -> longName(), address));
        add(all, "an owner without an end", asked -> Wire.rawAnswer(asked.right(), 1, new byte[] {63, 'a', 'b'}));
    }

    private static byte[] raw(Asked asked, Function<Integer, byte[]> owner, byte[] data) {
        int answer = Wire.failure(asked.right(), 0).length;
        byte[] record =
                Wire.record(owner.apply(answer), asked.message().getQuestion().getType(), DClass.IN, data.length, data);
        return Wire.rawAnswer(asked.right(), 1, record);
    }

    private static byte[] longName() {
        byte[] name = new byte[64 * 5 + 1];
        for (int i = 0; i < 5; i++) {
            name[64 * i] = 63;
            Arrays.fill(name, 64 * i + 1, 64 * (i + 1), (byte) 'a');
        }
        return name;
    }

    private static void records(List<DnsBehaviour> all) {
        for (int length : new int[] {1, 2, 3, 5, 65_535}) {
            add(
                    all,
                    "a record of the type asked for with " + length + " octets by its length",
                    asked -> Wire.rawAnswer(
                            asked.right(),
                            1,
                            Wire.record(
                                    Wire.pointer(FIRST_NAME),
                                    asked.message().getQuestion().getType(),
                                    DClass.IN,
                                    length,
                                    broken(length))));
        }
        add(
                all,
                "a referral",
                asked -> Wire.flags(
                        Wire.built(
                                Wire.failure(asked.right(), 0),
                                message -> message.addRecord(
                                        new NSRecord(
                                                HostileText.name("example."),
                                                DClass.IN,
                                                3600,
                                                HostileText.name("ns.example.")),
                                        Section.AUTHORITY)),
                        octet -> octet & ~0x04,
                        octet -> octet & ~0x80));
        add(
                all,
                "records of class CH",
                asked -> Wire.rawAnswer(
                        asked.right(),
                        1,
                        Wire.record(
                                Wire.pointer(FIRST_NAME),
                                asked.message().getQuestion().getType(),
                                CHAOS,
                                4,
                                new byte[] {127, 0, 0, 2})));
        add(all, "an alias to itself", asked -> Wire.answer(asked.right(), alias(name(asked), name(asked))));
        add(
                all,
                "two aliases in a circle",
                asked -> Wire.answer(
                        asked.right(),
                        alias(name(asked), HostileText.name("b.example.")),
                        alias(HostileText.name("b.example."), name(asked))));
        add(all, "a chain of 60 aliases", asked -> Wire.answer(asked.right(), chain(name(asked))));
    }

    /** No type reads these octets: a TXT string, a name or an address that ends too early. */
    private static byte[] broken(int length) {
        byte[] data = new byte[Math.min(length, 5)];
        Arrays.fill(data, (byte) 63);
        return data;
    }

    private static Name name(Asked asked) {
        return asked.message().getQuestion().getName();
    }

    private static Record alias(Name from, Name to) {
        return new CNAMERecord(from, DClass.IN, 3600, to);
    }

    private static Record[] chain(Name first) {
        List<Record> chain = new ArrayList<>();
        Name from = first;
        for (int i = 0; i < 60; i++) {
            Name to = HostileText.name("n" + i + ".example.");
            chain.add(alias(from, to));
            from = to;
        }
        return chain.toArray(Record[]::new);
    }

    private static void strangers(List<DnsBehaviour> all) {
        all.add(new DnsBehaviour(
                "an answer from another port only",
                Effect.NONE,
                asked -> List.of(Reply.fromElsewhere(asked.right())),
                DnsBehaviour.SILENCE));
        all.add(new DnsBehaviour(
                "an answer with another id only",
                Effect.NONE,
                asked -> List.of(Reply.of(Wire.otherId(asked.right()))),
                DnsBehaviour.SILENCE));
        all.add(new DnsBehaviour(
                "two hundred answers with another id",
                Effect.NONE,
                asked -> Collections.nCopies(200, Reply.of(Wire.otherId(asked.right()))),
                DnsBehaviour.SILENCE));
    }
}
