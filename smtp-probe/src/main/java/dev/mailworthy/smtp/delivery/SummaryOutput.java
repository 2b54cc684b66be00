package dev.mailworthy.smtp.delivery;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Writes the numbers and texts of {@link SummaryForm}: seven bits an octet, the lowest first, with the sign in the first bit. */
final class SummaryOutput {

    private final OutputStream out;
    private final Map<String, Integer> texts = new HashMap<>();

    /** Writes one element of a list. */
    interface Element<T> {
        void write(T element) throws IOException;
    }

    SummaryOutput(OutputStream out) {
        this.out = new BufferedOutputStream(out);
    }

    void begin(String magic, int version) throws IOException {
        out.write(magic.getBytes(StandardCharsets.US_ASCII));
        number(version);
    }

    void number(long number) throws IOException {
        long rest = number << 1 ^ number >> 63;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    void numbers(long... numbers) throws IOException {
        for (long number : numbers) {
            number(number);
        }
    }

    void time(OptionalLong second) throws IOException {
        number(second.isPresent() ? 1 : 0);
        if (second.isPresent()) {
            number(second.getAsLong());
        }
    }

    void choice(Enum<?> constant) throws IOException {
        number(constant.ordinal());
    }

    /** A text, or the number of the same text before. */
    void text(String text) throws IOException {
        Integer known = texts.get(text);
        if (known != null) {
            number(known);
            return;
        }
        number(-1);
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        number(octets.length);
        out.write(octets);
        texts.put(text, texts.size());
    }

    <T> void list(List<T> list, Element<T> element) throws IOException {
        number(list.size());
        for (T each : list) {
            element.write(each);
        }
    }

    void end() throws IOException {
        out.flush();
    }
}
