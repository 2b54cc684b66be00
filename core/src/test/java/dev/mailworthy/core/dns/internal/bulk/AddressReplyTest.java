package dev.mailworthy.core.dns.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.dns.internal.bulk.port.Inbox;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Replies that a hostile server could send. BulkDnsTest has the well-formed and the simply broken ones. */
@Timeout(120)
class AddressReplyTest {

    private static final int QUESTION_END = 12 + 10 + 4;

    private final ByteBuffer octets = ByteBuffer.allocateDirect(Inbox.LONGEST);
    private final AddressReply reply = new AddressReply();

    /** Begins a response to {@code one.test} that promises this number of answers. */
    private int start(int answers) {
        octets.clear()
                .putShort((short) 1)
                .putShort((short) 0x8180)
                .putShort((short) 1)
                .putShort((short) answers);
        octets.putInt(0);
        octets.put(new byte[] {3, 'o', 'n', 'e', 4, 't', 'e', 's', 't', 0}).putInt(0x0001_0001);
        return octets.position();
    }

    private void address() {
        octets.putShort((short) 1)
                .putShort((short) 1)
                .putInt(60)
                .putShort((short) 4)
                .putInt(0x7F000002);
    }

    @Test
    void aFullDatagramOfTheSmallestRecordsFits() {
        int answers = (Inbox.LONGEST - QUESTION_END) / 16;
        int end = start(answers);
        for (int i = 0; i < answers; i++) {
            octets.putShort((short) 0xC00C);
            address();
        }
        assertThat(reply.read(octets, octets.position(), end)).isEqualTo(AddressReply.Kind.ADDRESSES);
        assertThat(reply.count()).isEqualTo(answers);
    }

    @Test
    void aChainOfPointersAsLongAsTheDatagramEnds() {
        int end = start(200);
        int at = end + 12;
        octets.put((byte) 0).putShort((short) 16).putShort((short) 1).putInt(60);
        int chain = 800;
        octets.position(at - 1).putShort((short) (2 * chain));
        int first = octets.position();
        octets.putShort((short) 0xC00C);
        for (int i = 1; i < chain; i++) {
            octets.putShort((short) (0xC000 | (first + 2 * (i - 1))));
        }
        int last = octets.position() - 2;
        for (int i = 0; i < 150; i++) {
            octets.putShort((short) (0xC000 | last));
            address();
        }
        assertThat(reply.read(octets, octets.position(), end)).isEqualTo(AddressReply.Kind.MALFORMED);
    }

    /** Messages that dnsjava can read give the same result here. Others must not throw. */
    @Test
    void randomOctetsAreReadAsDnsjavaReadsThem() {
        long seed = 1035;
        SplittableRandom random = new SplittableRandom(seed);
        byte[] noise = new byte[120];
        int compared = 0;
        for (int i = 0; i < 300_000; i++) {
            int end = start(random.nextInt(6));
            random.nextBytes(noise);
            int size = random.nextInt(noise.length);
            sprinkle(random, noise, size);
            octets.put(noise, 0, size);
            AddressReply.Kind kind = reply.read(octets, octets.position(), end);
            Optional<String> expected = byDnsjava();
            if (expected.isPresent()) {
                compared++;
                assertThat(kind + " " + reply.count())
                        .as("seed %d, case %d", seed, i)
                        .isEqualTo(expected.get());
            }
        }
        assertThat(compared).isGreaterThan(50_000);
    }

    private Optional<String> byDnsjava() {
        byte[] message = new byte[octets.position()];
        octets.get(0, message);
        try {
            return Optional.of(expected(new Message(message)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String expected(Message message) {
        Name asked = message.getQuestion().getName();
        List<Record> answers = message.getSection(Section.ANSWER);
        long ours = answers.stream()
                .filter(record -> record.getType() == Type.A && record.getDClass() == DClass.IN)
                .filter(record -> record.getName().equals(asked))
                .count();
        boolean otherClass = answers.stream().anyMatch(record -> record.getDClass() != DClass.IN);
        boolean alias = answers.stream().anyMatch(record -> record.getType() == Type.CNAME);
        if (otherClass) {
            return AddressReply.Kind.MALFORMED + " " + ours;
        }
        if (alias) {
            return AddressReply.Kind.ALIAS + " " + ours;
        }
        // NOERROR without records and without SOA shows no absence.
        return (ours > 0 ? AddressReply.Kind.ADDRESSES : AddressReply.Kind.MALFORMED) + " " + ours;
    }

    /** Makes parts of the random octets look like records, so that the reader gets further. */
    private static void sprinkle(SplittableRandom random, byte[] noise, int size) {
        byte[] record = {(byte) 0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 2};
        for (int at = 0; at + record.length <= size; at += record.length) {
            System.arraycopy(record, 0, noise, at, record.length);
            if (random.nextInt(3) == 0) {
                noise[at + random.nextInt(record.length)] = (byte) random.nextInt(256);
            }
        }
    }
}
