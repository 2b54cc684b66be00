package dev.mailworthy.smtp.delivery;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Reads what {@link SummaryOutput} writes. Memory grows with the octets that are there, not with the numbers in them. */
final class SummaryInput {

    private static final int LONGEST_TEXT = 1 << 16;
    private static final int LONGEST_NUMBER = 10;
    private static final int ROOM = 1 << 10;

    private final InputStream in;
    private final List<String> texts = new ArrayList<>();
    private int version;

    /** Reads one element of a list. */
    interface Element<T> {
        T read() throws IOException;
    }

    SummaryInput(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    void begin(String magic, int newest) throws IOException {
        byte[] beginning = in.readNBytes(magic.length());
        if (!Arrays.equals(beginning, magic.getBytes(StandardCharsets.US_ASCII))) {
            throw new IOException("this is no summary of deliveries");
        }
        long found = number();
        if (found < 1 || found > newest) {
            throw new IOException("the summary has version " + found + "; this program reads versions 1 to " + newest);
        }
        version = (int) found;
    }

    /** The version of what is read, since {@link #begin}. */
    int version() {
        return version;
    }

    long number() throws IOException {
        long number = 0;
        for (int octets = 0; octets < LONGEST_NUMBER; octets++) {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException("the summary ends too early");
            }
            number |= (long) (octet & 0x7F) << 7 * octets;
            if (octet < 0x80) {
                return number >>> 1 ^ -(number & 1);
            }
        }
        throw new IOException("the summary holds a number that is too long");
    }

    long[] numbers(int count) throws IOException {
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number();
        }
        return numbers;
    }

    OptionalLong time() throws IOException {
        return number() == 1 ? OptionalLong.of(number()) : OptionalLong.empty();
    }

    <E> E choice(E[] constants) throws IOException {
        long number = number();
        if (number < 0 || number >= constants.length) {
            throw new IOException("the summary holds an unknown word");
        }
        return constants[(int) number];
    }

    String text() throws IOException {
        long known = number();
        if (known >= 0) {
            if (known >= texts.size()) {
                throw new IOException("the summary refers to a text that is not there");
            }
            return texts.get((int) known);
        }
        long length = number();
        if (length < 0 || length > LONGEST_TEXT) {
            throw new IOException("the summary holds a text that is too long");
        }
        byte[] octets = in.readNBytes((int) length);
        if (octets.length < length) {
            throw new EOFException("the summary ends too early");
        }
        String text = new String(octets, StandardCharsets.UTF_8);
        texts.add(text);
        return text;
    }

    <T> List<T> list(Element<T> element) throws IOException {
        long size = number();
        if (size < 0 || size > Integer.MAX_VALUE) {
            throw new IOException("the summary holds a list that is too long");
        }
        List<T> list = new ArrayList<>((int) Math.min(size, ROOM));
        for (long i = 0; i < size; i++) {
            list.add(element.read());
        }
        return list;
    }

    void end() throws IOException {
        if (in.read() >= 0) {
            throw new IOException("the summary goes on behind its end");
        }
    }
}
