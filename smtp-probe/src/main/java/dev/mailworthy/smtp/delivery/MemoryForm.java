package dev.mailworthy.smtp.delivery;

import dev.mailworthy.smtp.delivery.source.LogPosition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * The binary form of a memory: {@code MWDM}, a version, the key, the positions, the summary as in {@link SummaryForm}, and a CRC-32
 * of all octets before it in the last four. Version 2; version 1, without domains of recipients and signs of TLS, is read as well.
 */
public final class MemoryForm {

    private static final String MAGIC = "MWDM";
    private static final int VERSION = 2;

    private MemoryForm() {}

    /**
     * Writes a memory, and flushes the stream.
     *
     * @param memory what was read
     * @param out stays open
     * @throws IOException from the stream
     */
    public static void write(DeliveryMemory memory, OutputStream out) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
        SummaryOutput to = new SummaryOutput(checked);
        to.begin(MAGIC, VERSION);
        to.number(memory.key());
        to.list(
                memory.positions(),
                position -> to.numbers(
                        position.headOctets(),
                        position.head(),
                        position.offset(),
                        position.tailOctets(),
                        position.tail(),
                        position.second()));
        SummaryForm.body(to, memory.summary());
        to.end();
        out.write(ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checked.getChecksum().getValue())
                .array());
        out.flush();
    }

    /**
     * {@return the memory that was written}
     *
     * @param octets all that was written
     * @throws IOException for another form or version, and for octets that were changed or are missing
     */
    public static DeliveryMemory read(byte[] octets) throws IOException {
        int end = octets.length - Integer.BYTES;
        SummaryInput from = new SummaryInput(new ByteArrayInputStream(octets, 0, Math.max(0, end)));
        from.begin(MAGIC, VERSION);
        CRC32 sum = new CRC32();
        sum.update(octets, 0, end);
        if (ByteBuffer.wrap(octets, end, Integer.BYTES).getInt() != (int) sum.getValue()) {
            throw new IOException("the checksum does not fit: octets of the summary were changed or are missing");
        }
        long key = from.number();
        List<LogPosition> positions = from.list(() -> position(from));
        DeliveryMemory memory = new DeliveryMemory(key, positions, SummaryForm.body(from));
        from.end();
        return memory;
    }

    private static LogPosition position(SummaryInput from) throws IOException {
        long[] numbers = from.numbers(6);
        try {
            return new LogPosition(
                    Math.toIntExact(numbers[0]),
                    numbers[1],
                    numbers[2],
                    Math.toIntExact(numbers[3]),
                    numbers[4],
                    numbers[5]);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException("the summary holds a position that is none", e);
        }
    }
}
