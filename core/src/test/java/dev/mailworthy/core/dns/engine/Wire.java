package dev.mailworthy.core.dns.engine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes DNS messages as octets by hand, so that a test can break each part. */
final class Wire {

    private Wire() {}

    /** A name in wire format. */
    static byte[] name(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String label : text.isEmpty() ? new String[0] : text.split("\\.")) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.write(0);
        return out.toByteArray();
    }

    /** Where the question of a message ends. */
    static int questionEnd(byte[] message) {
        int end = 12;
        while (message[end] != 0) {
            end += message[end] + 1;
        }
        return end + 5;
    }

    /** The first label of the question. */
    static String firstLabel(byte[] query) {
        return new String(query, 13, query[12], StandardCharsets.US_ASCII);
    }

    /**
     * A response to the query's question. Its header promises this number of answers; the octets after the question are free.
     */
    static byte[] response(byte[] query, int rcode, int answers, byte[]... records) {
        int end = questionEnd(query);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(query, 0, end);
        for (byte[] record : records) {
            out.writeBytes(record);
        }
        byte[] reply = out.toByteArray();
        ByteBuffer header = ByteBuffer.wrap(reply);
        header.putShort(2, (short) (0x8180 | rcode)).putShort(6, (short) answers);
        header.putShort(8, (short) 0).putShort(10, (short) 0);
        return reply;
    }

    /** The question's name, compressed (RFC 1035 section 4.1.4). */
    static byte[] pointer() {
        return new byte[] {(byte) 0xC0, 12};
    }

    /** A record, class IN. */
    static byte[] record(byte[] owner, int type, byte... data) {
        return ByteBuffer.allocate(owner.length + 10 + data.length)
                .put(owner)
                .putShort((short) type)
                .putShort((short) 1)
                .putInt(60)
                .putShort((short) data.length)
                .put(data)
                .array();
    }

    /** NOERROR without an answer, and the SOA record of a zone (RFC 2308 section 2.2). */
    static byte[] inZone(byte[] query, String zone) {
        byte[] reply = response(query, 0, 0, soa(zone));
        reply[9] = 1;
        return reply;
    }

    static byte[] soa(String zone) {
        return record(name(zone), 6, new byte[22]);
    }

    /** An A record of the question's name: 127.0.0.x. */
    static byte[] address(int last) {
        return record(pointer(), 1, (byte) 127, (byte) 0, (byte) 0, (byte) last);
    }

    /** A whole reply with one A record. */
    static byte[] listed(byte[] query, int last) {
        return response(query, 0, 1, address(last));
    }

    /** The message with another id. */
    static byte[] withOtherId(byte[] message, int change) {
        byte[] other = message.clone();
        other[0] ^= (byte) (change >> 8);
        other[1] ^= (byte) change;
        return other;
    }

    /** The message with another question of the same length. */
    static byte[] withOtherQuestion(byte[] message) {
        byte[] other = message.clone();
        other[13] ^= 1;
        return other;
    }

    static byte[] cut(byte[] message, int octets) {
        return Arrays.copyOf(message, message.length - octets);
    }
}
