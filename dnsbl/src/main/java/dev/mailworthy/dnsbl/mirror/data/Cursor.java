package dev.mailworthy.dnsbl.mirror.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a line from left to right. It has octets and not chars, because a file may have any octets. */
public final class Cursor {

    private byte[] octets = {};
    private int at;
    private int end;

    public static Cursor of(String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        Cursor line = new Cursor();
        line.reset(octets, 0, octets.length);
        return line;
    }

    public void reset(byte[] from, int start, int stop) {
        octets = from;
        at = start;
        end = stop;
    }

    /** The octet at the cursor, or -1 at the end. */
    public int peek() {
        return peek(0);
    }

    /** The octet some places after the cursor, or -1 behind the end. */
    public int peek(int ahead) {
        return at + ahead < end ? octets[at + ahead] & 0xFF : -1;
    }

    public void skip() {
        at++;
    }

    public boolean skip(char expected) {
        boolean here = peek() == expected;
        if (here) {
            at++;
        }
        return here;
    }

    public void skipSpaces() {
        while (atSpace()) {
            at++;
        }
    }

    boolean atSpace() {
        return peek() == ' ' || peek() == '\t';
    }

    public boolean atDigit() {
        return isDigit(peek());
    }

    public static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    public boolean atEnd() {
        return at >= end;
    }

    /** Whether only a comment or nothing follows. */
    public boolean atComment() {
        return atEnd() || peek() == '#' || peek() == ';';
    }

    /** Whether a key may end here: its value, a comment or the end follows. */
    public boolean atKeyEnd() {
        return atComment() || atSpace();
    }

    /** The text before the next space. The cursor is then behind that space. */
    public String word() {
        int from = at;
        while (at < end && !atSpace()) {
            at++;
        }
        return new String(octets, from, at - from, StandardCharsets.ISO_8859_1);
    }

    /** The text before the next space or comment. The cursor is then at that place. */
    String wordBeforeComment() {
        int from = at;
        while (!atKeyEnd()) {
            at++;
        }
        return new String(octets, from, at - from, StandardCharsets.ISO_8859_1);
    }

    /** The rest of the line without spaces around it. The cursor is then at the end. */
    public Text rest() {
        skipSpaces();
        int from = at;
        int to = end;
        while (to > from && (octets[to - 1] == ' ' || octets[to - 1] == '\t')) {
            to--;
        }
        at = end;
        return new Text(octets, from, to - from);
    }

    /** A decimal number from 0 to a limit, with any leading zeros. */
    public int number(int limit, String what) {
        return (int) digits(limit, what);
    }

    /** A decimal number from 0 to a limit that ends with the text. */
    public long wholeNumber(long limit, String what) {
        long value = digits(limit, what);
        if (!atEnd()) {
            throw new IllegalArgumentException(what + " is not a number");
        }
        return value;
    }

    private long digits(long limit, String what) {
        if (!atDigit()) {
            throw new IllegalArgumentException(what + " is not a number");
        }
        long value = 0;
        while (atDigit()) {
            value = value * 10 + peek() - '0';
            if (value > limit) {
                throw new IllegalArgumentException(what + " is above " + limit);
            }
            at++;
        }
        return value;
    }

    public int position() {
        return at;
    }

    public void back(int position) {
        at = position;
    }

    /** The text from a position to the cursor. */
    public String since(int position) {
        return new String(octets, position, at - position, StandardCharsets.ISO_8859_1);
    }

    /** A part of a line. It is valid until the next line is read. */
    public record Text(byte[] octets, int from, int length) {

        static final Text NONE = new Text(new byte[0], 0, 0);

        public byte[] copy() {
            return Arrays.copyOfRange(octets, from, from + length);
        }
    }
}
