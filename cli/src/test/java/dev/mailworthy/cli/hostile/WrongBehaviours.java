package dev.mailworthy.cli.hostile;

import static dev.mailworthy.cli.hostile.DnsBehaviour.both;
import static dev.mailworthy.cli.hostile.DnsBehaviour.overTcp;

import dev.mailworthy.cli.hostile.DnsBehaviour.Effect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Behaviours with usable answers that are wrong, endless or meant to attack. */
final class WrongBehaviours {

    /** The mutations of the right answer, one behaviour each. */
    private static final int MUTATIONS = 24;

    private WrongBehaviours() {}

    static List<DnsBehaviour> all() {
        List<DnsBehaviour> all = new ArrayList<>();
        absence(all);
        text(all);
        all.add(overTcp("60,000 octets of text", Effect.WRONG, asked -> Wire.framed(large(asked))));
        add(
                all,
                "200 addresses",
                asked -> records(
                        asked,
                        IntStream.range(0, 200)
                                .mapToObj(i -> (Record)
                                        new ARecord(name(asked), DClass.IN, 60, HostileText.address(192, 0, 2, i)))
                                .toList()));
        add(
                all,
                "100 mail exchangers",
                asked -> records(
                        asked,
                        IntStream.range(0, 100)
                                .mapToObj(i -> (Record) new MXRecord(
                                        name(asked), DClass.IN, 60, i, HostileText.name("m" + i + ".example.")))
                                .toList()));
        add(all, "every address is 127.0.0.2", asked -> records(asked, List.of(SilentBehaviours.address(asked))));
        mutations(all);
        return all;
    }

    private static void add(List<DnsBehaviour> all, String name, Function<Asked, byte[]> change) {
        all.add(both(name, Effect.WRONG, change));
    }

    private static Name name(Asked asked) {
        return asked.message().getQuestion().getName();
    }

    private static void absence(List<DnsBehaviour> all) {
        add(all, "NXDOMAIN with SOA", asked -> soa(Wire.failure(asked.right(), 3)));
        add(all, "NXDOMAIN without SOA", asked -> Wire.failure(asked.right(), 3));
        add(all, "NOERROR without records, with SOA", asked -> soa(Wire.failure(asked.right(), 0)));
        add(all, "NOERROR without records and without SOA", asked -> Wire.failure(asked.right(), 0));
    }

    private static byte[] soa(byte[] failure) {
        return Wire.built(
                failure,
                message -> message.addRecord(
                        new SOARecord(Name.root, DClass.IN, 60, Name.root, Name.root, 1, 1, 1, 1, 60),
                        Section.AUTHORITY));
    }

    private static void text(List<DnsBehaviour> all) {
        add(all, "hostile text in every record", asked -> records(asked, List.of(hostile(asked))));
        add(
                all,
                "hostile text behind the start of an SPF record",
                asked -> records(
                        asked,
                        List.of(new TXTRecord(
                                name(asked),
                                DClass.IN,
                                60,
                                strings("v=spf1 include:" + HostileText.LINE + " exp=" + HostileText.LINE)))));
        add(
                all,
                "an alias to a hostile name",
                asked -> Wire.answer(asked.right(), new CNAMERecord(name(asked), DClass.IN, 60, label())));
    }

    private static Record hostile(Asked asked) {
        Name name = name(asked);
        return switch (asked.message().getQuestion().getType()) {
            case Type.TXT -> new TXTRecord(name, DClass.IN, 60, strings(HostileText.LINE));
            case Type.PTR -> new PTRRecord(name, DClass.IN, 60, label());
            case Type.MX -> new MXRecord(name, DClass.IN, 60, 10, label());
            default -> SilentBehaviours.address(asked);
        };
    }

    /** In the form of a zone file, octet by octet. */
    private static String strings(String text) {
        StringBuilder strings = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            strings.append(String.format("\\%03d", octet & 0xFF));
        }
        return strings.toString();
    }

    private static Name label() {
        return HostileText.name(strings("\u001b[2J\r\n<b>.\u0000") + ".example.");
    }

    /** The records whose type was asked for; if none has it, the reply is an absence. */
    private static byte[] records(Asked asked, List<Record> records) {
        int type = asked.message().getQuestion().getType();
        return Wire.answer(
                asked.right(),
                records.stream().filter(record -> record.getType() == type).toArray(Record[]::new));
    }

    private static byte[] large(Asked asked) {
        return Wire.answer(
                asked.right(),
                new TXTRecord(name(asked), DClass.IN, 60, Collections.nCopies(230, "v=spf1 " + "a".repeat(240))));
    }

    private static void mutations(List<DnsBehaviour> all) {
        for (int seed = 0; seed < MUTATIONS; seed++) {
            int chosen = seed;
            add(all, "some octets behind the question changed, seed " + seed, asked -> mutated(asked, chosen));
        }
    }

    private static byte[] mutated(Asked asked, int seed) {
        byte[] changed = asked.right().clone();
        int begin = Math.min(Wire.failure(asked.right(), 0).length, changed.length - 1);
        Random random = new Random(seed * 31L + name(asked).hashCode());
        for (int i = 0; i < 1 + seed % 6; i++) {
            changed[begin + random.nextInt(changed.length - begin)] = (byte) random.nextInt(256);
        }
        return changed;
    }
}
