package dev.mailworthy.dnsbl.catalogue.code;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mailworthy.core.net.IpAddress;

/** The A records that have one meaning: {@code 127.0.0.2}, {@code 127.0.0.5-7}, {@code 127.0.x.2} or {@code bit:4@4}. */
public final class CodePattern {

    private static final IpAddress LOOPBACK = IpAddress.parse("127.0.0.1");

    private final int[] low;
    private final int[] high;
    private final int bit;
    private final int bitOctet;
    private final boolean anyOctet;
    private final String text;

    private CodePattern(String text, int[] low, int[] high, int bit, int bitOctet) {
        this.text = text;
        this.anyOctet = text.contains("x");
        this.low = low;
        this.high = high;
        this.bit = bit;
        this.bitOctet = bitOctet;
    }

    /**
     * {@return the pattern of one A record}
     *
     * @param text for example {@code 127.0.0.2} or {@code 127.0.0.x}
     * @throws IllegalArgumentException if the text does not follow the grammar
     */
    public static CodePattern parse(String text) {
        if (text.startsWith("bit:")) {
            String[] sides = text.substring(4).split("@", -1);
            int position = sides.length == 2 ? number(text, sides[1], 4) : 0;
            int value = number(text, sides[0], 255);
            if (position < 1 || Integer.bitCount(value) != 1) {
                throw malformed(text);
            }
            return new CodePattern(text, new int[0], new int[0], value, position - 1);
        }
        String[] octets = text.split("\\.", -1);
        if (octets.length != 4 || !octets[0].equals("127")) {
            throw malformed(text);
        }
        int[] low = new int[4];
        int[] high = new int[4];
        for (int i = 0; i < 4; i++) {
            String[] ends = octets[i].split("-", -1);
            low[i] = octets[i].equals("x") ? 0 : number(text, ends[0], 255);
            high[i] = octets[i].equals("x") ? 255 : number(text, ends[ends.length - 1], 255);
            if (ends.length > 2 || low[i] > high[i]) {
                throw malformed(text);
            }
        }
        return new CodePattern(text, low, high, 0, 0);
    }

    private static int number(String text, String digits, int most) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            boolean leads = i == 0 && digit == 0 && digits.length() > 1;
            value = value * 10 + digit;
            if (digit < 0 || digit > 9 || leads || value > most) {
                throw malformed(text);
            }
        }
        if (digits.isEmpty()) {
            throw malformed(text);
        }
        return value;
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("\"" + text + "\" is no match for an answer of a list");
    }

    /**
     * {@return whether the pattern matches a record} {@code x} does not match 127.0.0.1, because that is often a resolver's
     * answer and not the list's.
     *
     * @param answer an A record of the list
     */
    public boolean matches(IpAddress answer) {
        if (anyOctet && answer.equals(LOOPBACK)) {
            return false;
        }
        if (bit != 0) {
            return answer.octet(0) == 127 && (answer.octet(bitOctet) & bit) != 0;
        }
        for (int i = 0; i < 4; i++) {
            if (answer.octet(i) < low[i] || answer.octet(i) > high[i]) {
                return false;
            }
        }
        return true;
    }

    /** The text it was read from. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
