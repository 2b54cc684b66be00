package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.smtp.delivery.line.LogOctets;
import dev.mailworthy.smtp.delivery.line.LoggedLine;
import dev.mailworthy.smtp.delivery.meaning.WrittenDelay;

/**
 * The fields of a line that reports an attempt: {@code to=<>, relay=, delay=, delays=a/b/c/d, dsn=, status=word (reason)}, with others
 * between them. The sender of the mail chooses the address and the receiver chooses the reason, so that each may imitate the
 * other fields. A line that reads differently from its two ends is {@linkplain #isAmbiguous ambiguous} and counts for nothing.
 */
final class PostfixFields {

    private static final byte[] TO = LogOctets.of("to=");
    private static final byte[] STATUS_AGAIN = LogOctets.of(", status=");
    private static final byte[] ADDRESS_ENDS = LogOctets.of(">, ");
    private static final byte[] NEXT = LogOctets.of(", ");
    private static final int MOST_FIELDS = 16;
    private static final int STAGES = 4;

    byte[] block = {};
    /** The recipient's address, without its brackets. */
    int addressStart;

    int addressEnd;
    int relayStart;
    int relayEnd;
    int tlsStart;
    int tlsEnd;
    int dsnStart;
    int dsnEnd;
    int statusStart;
    int statusEnd;
    int reasonStart;
    int reasonEnd;
    /** In milliseconds, or -1. */
    long delay;

    final long[] stages = new long[STAGES];
    boolean hasStages;
    private boolean ambiguous;
    private boolean truncated;

    boolean isAmbiguous() {
        return ambiguous;
    }

    /** Whether the end of the reason is missing. */
    boolean isTruncated() {
        return truncated;
    }

    /** Reads the fields behind the queue id. Returns false for a line that reports no attempt. */
    boolean read(LoggedLine line, int from) {
        block = line.block();
        int end = line.end();
        if (!LogOctets.startsWith(block, from, end, TO)) {
            return false;
        }
        relayStart = relayEnd = tlsStart = tlsEnd = dsnStart = dsnEnd = 0;
        statusEnd = 0;
        delay = -1;
        hasStages = false;
        ambiguous = false;
        truncated = false;
        int at = from + TO.length;
        addressStart = block[at] == '<' ? at + 1 : at;
        addressEnd = addressEnd(at, end);
        if (addressEnd < 0) {
            return false;
        }
        at = addressEnd + (addressStart > at ? ADDRESS_ENDS.length : NEXT.length);
        for (int field = 0; field < MOST_FIELDS && at > 0 && at < end; field++) {
            at = field(at, end);
        }
        return statusEnd > 0 && relayEnd > 0;
    }

    /** The end of the address at a bracket or without one. A quoted local part may hold brackets and commas. */
    private int addressEnd(int at, int end) {
        if (block[at] != '<') {
            return LogOctets.indexOf(block, at, end, NEXT);
        }
        int next = at + 1;
        if (next < end && block[next] == '"') {
            next++;
            while (next < end && block[next] != '"') {
                next += block[next] == '\\' ? 2 : 1;
            }
        }
        return next < end ? LogOctets.indexOf(block, next, end, ADDRESS_ENDS) : -1;
    }

    /** Reads one field. Returns where the next begins, or -1 behind the last. */
    private int field(int at, int end) {
        int equals = at;
        while (equals < end && (block[equals] >= 'a' && block[equals] <= 'z' || block[equals] == '_')) {
            equals++;
        }
        if (equals >= end || block[equals] != '=') {
            return -1;
        }
        int value = equals + 1;
        int length = equals - at;
        byte first = block[at];
        if (first == 's' && length == 6) {
            status(value, end);
            return -1;
        }
        if (first == 'o' && value < end && block[value] == '<') {
            int close = addressEnd(value, end);
            return close < 0 ? -1 : close + ADDRESS_ENDS.length;
        }
        int comma = LogOctets.indexOf(block, value, end, (byte) ',');
        if (comma < 0) {
            return -1;
        }
        if (first == 'r' && length == 5) {
            relayStart = value;
            relayEnd = comma;
        } else if (first == 'd') {
            switch (length) {
                case 3 -> {
                    dsnStart = value;
                    dsnEnd = comma;
                }
                case 5 -> delay = WrittenDelay.seconds(block, value, comma);
                case 6 -> stages(value, comma);
                default -> {}
            }
        } else if (first == 't' && length == 3) {
            tlsStart = value;
            tlsEnd = comma;
        }
        return comma + 1 < end && block[comma + 1] == ' ' ? comma + 2 : -1;
    }

    private void status(int from, int end) {
        int at = from;
        while (at < end && block[at] != ' ') {
            at++;
        }
        statusStart = from;
        statusEnd = at;
        reasonStart = Math.min(end, at + 2);
        boolean opens = at + 1 < end && block[at + 1] == '(';
        boolean closes = block[end - 1] == ')';
        truncated = opens && !closes;
        reasonEnd = closes ? Math.max(reasonStart, end - 1) : end;
        ambiguous = LogOctets.indexOf(block, reasonStart, reasonEnd, STATUS_AGAIN) >= 0;
    }

    private void stages(int from, int to) {
        int at = from;
        for (int stage = 0; stage < STAGES; stage++) {
            int slash = at;
            while (slash < to && block[slash] != '/') {
                slash++;
            }
            if (at >= slash || stage < STAGES - 1 && slash == to) {
                return;
            }
            stages[stage] = WrittenDelay.seconds(block, at, slash);
            at = slash + 1;
        }
        hasStages = true;
    }
}
