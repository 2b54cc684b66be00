package dev.mailworthy.dnsbl.mirror.data;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The variables of a file, {@code $0} to {@code $9} and {@code $=}. It expands templates with them. */
public final class Substitutions {

    /** Longest text in octets. Like rbldnsd it is one less than a full character-string. */
    static final int MAX_TEXT = 254;

    private final byte[] @Nullable [] variables = new byte[10][];
    private byte @Nullable [] base;

    /** Defines a variable. Its first definition counts, for the whole file. */
    public void define(int digit, byte[] text) {
        if (variables[digit] == null) {
            variables[digit] = text;
        }
    }

    /** Defines the base template, {@code $=}. The first definition counts, for the whole file. */
    public void defineBase(byte[] text) {
        if (base == null) {
            base = text;
        }
    }

    /**
     * The octets of an entry's TXT record as chars, empty for none.
     *
     * @param subject the address of the query, or the listed name
     */
    String expand(byte[] entry, byte[] subject) {
        int own = entry.length > 0 && entry[0] == '=' ? 1 : 0;
        byte[] template = base == null || own == 1 ? entry : base;
        int start = template == entry ? own : 0;
        Expansion text = new Expansion();
        for (int i = start; i < template.length && !text.full(); i++) {
            if (template[i] != '$') {
                text.add(template[i]);
                continue;
            }
            int next = i + 1 < template.length ? template[i + 1] : -1;
            if (next == '$') {
                text.add((byte) '$');
                i++;
            } else if (next == '=') {
                text.add(entry.length == 0 ? subject : entry, own);
                i++;
            } else if (Cursor.isDigit(next)) {
                byte[] variable = variables[next - '0'];
                text.add(variable == null ? new byte[] {'$', (byte) next} : variable, 0);
                i++;
            } else {
                text.add(subject, 0);
            }
        }
        return text.chars();
    }

    /** A text that grows up to its limit. */
    private static final class Expansion {
        private final byte[] octets = new byte[MAX_TEXT];
        private int length;

        boolean full() {
            return length == MAX_TEXT;
        }

        void add(byte octet) {
            octets[length++] = octet;
        }

        void add(byte[] more, int from) {
            int fits = Math.min(more.length - from, MAX_TEXT - length);
            System.arraycopy(more, from, octets, length, fits);
            length += fits;
        }

        String chars() {
            return new String(octets, 0, length, StandardCharsets.ISO_8859_1);
        }
    }
}
