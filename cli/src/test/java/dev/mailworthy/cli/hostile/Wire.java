package dev.mailworthy.cli.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Changes of DNS messages, as octets (RFC 1035 section 4.1). */
final class Wire {

    static final int HEADER = 12;
    private static final int QR = 0x80;
    private static final int TC = 0x02;

    private Wire() {}

    static Message parse(byte[] octets) {
        try {
            return new Message(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The message behind its length, as TCP carries it (RFC 1035 section 4.2.2). */
    static byte[] framed(byte[] message) {
        byte[] framed = new byte[message.length + 2];
        framed[0] = (byte) (message.length >> 8);
        framed[1] = (byte) message.length;
        System.arraycopy(message, 0, framed, 2, message.length);
        return framed;
    }

    /** The message with other bits in the third and the fourth octet. */
    static byte[] flags(byte[] message, UnaryOperator<Integer> third, UnaryOperator<Integer> fourth) {
        byte[] changed = message.clone();
        changed[2] = (byte) (int) third.apply(message[2] & 0xFF);
        changed[3] = (byte) (int) fourth.apply(message[3] & 0xFF);
        return changed;
    }

    static byte[] opcode(byte[] message, int opcode) {
        return flags(message, octet -> octet & ~0x78 | opcode << 3, octet -> octet);
    }

    static byte[] withoutQr(byte[] message) {
        return flags(message, octet -> octet & ~QR, octet -> octet);
    }

    static byte[] withTc(byte[] message) {
        return flags(message, octet -> octet | TC, octet -> octet);
    }

    /** Another id, so that the reply is to another query. */
    static byte[] otherId(byte[] message) {
        byte[] changed = message.clone();
        changed[0] ^= 0x55;
        return changed;
    }

    /** Another number of records in the header than in the message. */
    static byte[] count(byte[] message, int section, int number) {
        byte[] changed = message.clone();
        changed[4 + 2 * section] = (byte) (number >> 8);
        changed[5 + 2 * section] = (byte) number;
        return changed;
    }

    /** The header and the question alone, with an RCODE. */
    static byte[] failure(byte[] right, int rcode) {
        return built(right, message -> {
            message.removeAllRecords(Section.ANSWER);
            message.removeAllRecords(Section.AUTHORITY);
            message.removeAllRecords(Section.ADDITIONAL);
            message.getHeader().setRcode(rcode);
        });
    }

    /** NOERROR with TC and without records. */
    static byte[] truncated(byte[] right) {
        return withTc(failure(right, 0));
    }

    static byte[] built(byte[] right, Consumer<Message> change) {
        Message message = parse(right);
        change.accept(message);
        return message.toWire();
    }

    /** The reply with this answer and nothing else. */
    static byte[] answer(byte[] right, Record... records) {
        return built(right, message -> {
            message.removeAllRecords(Section.ANSWER);
            message.removeAllRecords(Section.AUTHORITY);
            message.removeAllRecords(Section.ADDITIONAL);
            message.getHeader().setRcode(0);
            Arrays.stream(records).forEach(record -> message.addRecord(record, Section.ANSWER));
        });
    }

    /** A reply whose answer section is these octets, and holds this number of records if they are right. */
    static byte[] rawAnswer(byte[] right, int records, byte[] octets) {
        byte[] question = failure(right, 0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(count(question, 1, records));
        out.writeBytes(octets);
        return out.toByteArray();
    }

    /** One record on the wire: the owner's octets as given, a TTL of an hour, RDLENGTH as given. */
    static byte[] record(byte[] owner, int type, int recordClass, int length, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(owner);
        for (int value : new int[] {type, recordClass, 0, 3600, length}) {
            out.write(value >> 8);
            out.write(value);
        }
        out.writeBytes(data);
        return out.toByteArray();
    }

    /** A compression pointer to an offset (RFC 1035 section 4.1.4). */
    static byte[] pointer(int offset) {
        return new byte[] {(byte) (0xC0 | offset >> 8), (byte) offset};
    }
}
