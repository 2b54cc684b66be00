package dev.mailworthy.dnsbl.mirror;

import dev.mailworthy.dnsbl.mirror.data.Cursor;
import dev.mailworthy.dnsbl.mirror.data.Values;

/** Reads the values after keys and on default lines: {@code :A:TXT}, {@code :A:}, {@code :A}, {@code TXT} or nothing. */
final class ValueReader {

    private final Values values;
    private int address = 0x7F000002;
    private byte[] template = {};
    private int defaultNumber = Values.INITIAL;

    ValueReader(Values values) {
        this.values = values;
    }

    /** Reads a default line. A part that it leaves out is empty; the former default does not count. */
    void readDefault(Cursor line) {
        line.skip();
        address = address(line);
        template = line.skip(':') ? line.rest().copy() : new byte[0];
        defaultNumber = values.number(address, new Cursor.Text(template, 0, template.length));
    }

    /** Gives a number the last default as its value. */
    void defaultReplaces(int number) {
        values.replace(number, address, new Cursor.Text(template, 0, template.length));
    }

    /** The number of an entry's value. */
    int readEntry(Cursor line) {
        line.skipSpaces();
        if (line.atComment()) {
            return defaultNumber;
        }
        if (!line.skip(':')) {
            return values.number(address, line.rest());
        }
        int own = address(line);
        return values.number(own, line.skip(':') ? line.rest() : new Cursor.Text(template, 0, template.length));
    }

    /** Reads the A value: four octets, or one octet that follows 127.0.0. Spaces may follow, then a colon or the end. */
    private static int address(Cursor line) {
        int from = line.position();
        int octet = line.number(255, "the A value");
        int result = 0x7F000000 | octet;
        if (line.peek() == '.') {
            result = octet;
            for (int i = 1; i < 4; i++) {
                if (!line.skip('.')) {
                    throw new IllegalArgumentException("the A value " + line.since(from) + " has not four octets");
                }
                result = result << 8 | line.number(255, "the A value");
            }
        }
        if (result == 0 || result == 0x7F000000 && octet == 0) {
            throw new IllegalArgumentException("the A value is zero");
        }
        line.skipSpaces();
        if (!line.atEnd() && line.peek() != ':') {
            throw new IllegalArgumentException("a colon is missing between the A value and the text");
        }
        return result;
    }
}
