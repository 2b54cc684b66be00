package dev.mailworthy.core.net.form;

import dev.mailworthy.core.net.DomainName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Names and texts in the form of a master file (RFC 1035 section 5.1). The output is printable ASCII. */
public final class MasterText {

    /** The longest character-string: its length is one octet (RFC 1035 section 3.3). */
    public static final int LONGEST_STRING = 255;

    /** Characters that a master file reads as syntax inside a name. */
    private static final String SPECIAL = ";()\"@$";

    private MasterText() {}

    /** The name with its final dot. */
    public static String name(DomainName name) {
        if (name.equals(DomainName.ROOT)) {
            return ".";
        }
        StringBuilder text = new StringBuilder();
        for (char c : name.toString().toCharArray()) {
            text.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return text.append('.').toString();
    }

    /** A text of any length as quoted character-strings of at most {@link #LONGEST_STRING} octets. */
    public static String strings(byte[] text) {
        StringBuilder quoted = new StringBuilder();
        for (byte[] piece : pieces(text)) {
            quoted.append(quoted.isEmpty() ? "\"" : " \"")
                    .append(escaped(piece, 10))
                    .append('"');
        }
        return quoted.toString();
    }

    /** The text in pieces of at most {@link #LONGEST_STRING} octets; an empty text is one empty piece. */
    public static List<byte[]> pieces(byte[] text) {
        List<byte[]> pieces = new ArrayList<>();
        int at = 0;
        do {
            int end = Math.min(text.length, at + LONGEST_STRING);
            pieces.add(Arrays.copyOfRange(text, at, end));
            at = end;
        } while (at < text.length);
        return pieces;
    }

    /**
     * Octets as printable ASCII, without quotes around them.
     *
     * @param radix of the three digits after a backslash: 10 in master files (RFC 1035 section 5.1), 8 at Route 53
     */
    public static String escaped(byte[] octets, int radix) {
        StringBuilder text = new StringBuilder();
        for (byte octet : octets) {
            int value = octet & 0xFF;
            if (value == '"' || value == '\\') {
                text.append('\\').append((char) value);
            } else if (value >= 0x20 && value < 0x7F) {
                text.append((char) value);
            } else {
                text.append('\\').append((char) ('0' + value / radix / radix));
                text.append((char) ('0' + value / radix % radix)).append((char) ('0' + value % radix));
            }
        }
        return text.toString();
    }
}
