package dev.mailworthy.core.dns.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** The limits that hold before dnsjava parses a message. */
class MessageScanTest {

    private static final int HEADER = 12;

    /** A message without a question. */
    private static ByteBuffer message(int answers) {
        return ByteBuffer.allocate(65_535)
                .putShort((short) 1)
                .putShort((short) 0x8180)
                .putShort((short) 0)
                .putShort((short) answers)
                .putInt(0);
    }

    private static byte[] octets(ByteBuffer message) {
        return Arrays.copyOf(message.array(), message.position());
    }

    private static ByteBuffer fixed(ByteBuffer message, int type, int length) {
        return message.putShort((short) type).putShort((short) 1).putInt(60).putShort((short) length);
    }

    /** A NULL record whose data is a chain of pointers, each to the one before. Returns the index of the last pointer. */
    private static int chain(ByteBuffer message, int pointers) {
        fixed(message.put((byte) 0), Type.NULL, 2 * pointers);
        int before = HEADER;
        for (int i = 0; i < pointers; i++) {
            int at = message.position();
            message.putShort((short) (0xC000 | before));
            before = at;
        }
        return before;
    }

    @ParameterizedTest
    @ValueSource(ints = {Type.NS, Type.CNAME, Type.SOA, Type.PTR, Type.MX, Type.SRV, Type.RRSIG, Type.DNAME, Type.NSEC})
    void aLongChainOfPointersIsRefusedInEachTypeWithAName(int type) {
        ByteBuffer message = message(2);
        int last = chain(message, MessageScan.MOST_POINTERS + 1);
        int before = type == Type.MX ? 2 : type == Type.SRV ? 6 : type == Type.RRSIG ? 18 : 0;
        fixed(message.put((byte) 0), type, before + 2).put(new byte[before]).putShort((short) (0xC000 | last));
        assertThatThrownBy(() -> MessageScan.readable(octets(message)))
                .isInstanceOf(MalformedReply.class)
                .hasMessageContaining("pointers");
    }

    @Test
    void aLongChainOfPointersIsRefusedAsAnOwner() {
        ByteBuffer message = message(2);
        int last = chain(message, 8000);
        fixed(message.putShort((short) (0xC000 | last)), Type.A, 4).putInt(0x7F000002);
        assertThatThrownBy(() -> MessageScan.readable(octets(message))).isInstanceOf(MalformedReply.class);
    }

    @Test
    void aTypeThatIsNotReadHereKeepsItsDataAsOctets() throws IOException {
        ByteBuffer message = message(2);
        int last = chain(message, 8000);
        fixed(message.put((byte) 0), Type.AFSDB, 4).putShort((short) 1).putShort((short) (0xC000 | last));
        byte[] sent = octets(message);
        Record hidden = new Message(MessageScan.readable(sent))
                .getSection(Section.ANSWER)
                .get(1);
        assertThat(hidden.getType()).isEqualTo(0xFF00);
        assertThat(hidden.rdataToWireCanonical()).hasSize(4);
        assertThat(sent).as("the octets that came").isEqualTo(octets(message));
    }

    @Test
    void moreRecordsThanTheLimitAreRefused() {
        ByteBuffer message = message(MessageScan.MOST_RECORDS + 1);
        for (int i = 0; i <= MessageScan.MOST_RECORDS; i++) {
            fixed(message.put((byte) 0), Type.TXT, 1).put((byte) 0);
        }
        assertThatThrownBy(() -> MessageScan.readable(octets(message)))
                .isInstanceOf(MalformedReply.class)
                .hasMessageContaining("4097 records");
    }

    @Test
    void aRecordThatEndsBehindTheMessageIsRefused() {
        ByteBuffer message = fixed(message(1).put((byte) 0), Type.A, 5).putInt(0x7F000002);
        assertThatThrownBy(() -> MessageScan.readable(octets(message))).isInstanceOf(MalformedReply.class);
        assertThatThrownBy(() -> MessageScan.readable(new byte[11])).isInstanceOf(MalformedReply.class);
    }

    @Test
    void aCompressedMessageOfDnsjavaIsReadable() throws IOException {
        Message whole = new Message(1);
        whole.getHeader().setFlag(Flags.QR);
        Name owner = deep(60);
        for (int i = 0; i < 60; i++) {
            whole.addRecord(new MXRecord(owner, DClass.IN, 60, i, new Name("mx" + i, owner)), Section.ANSWER);
        }
        byte[] wire = whole.toWire(65_535);
        assertThat(MessageScan.readable(wire)).isSameAs(wire);
    }

    private static Name deep(int labels) throws TextParseException {
        return Name.fromString("a.".repeat(labels) + "example.");
    }
}
