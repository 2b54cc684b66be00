package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.smtp.delivery.line.LogOctets;
import dev.mailworthy.smtp.delivery.meaning.MailAddress;
import dev.mailworthy.smtp.delivery.meaning.WrittenDelay;

/**
 * The fields of a line of Exim that reports an attempt (specification, chapter 53): {@code ADDRESS <ORIGINAL> R=router T=transport
 * H=name [address]:port X=cipher C="reply"}, for a failure with {@code : words} and for a deferral with {@code defer (-44)} before
 * them. Only Exim's own fields stand before the host; of what follows a name that the receiver chose ({@code DN="..."}) nothing
 * counts but the words of a failure.
 */
final class EximFields {

    private static final byte[] DEFER = LogOctets.of("defer (");
    private static final byte[] ROUTING = LogOctets.of("routing defer (");
    private static final byte[] WORDS = LogOctets.of(": ");
    private static final byte[] HOST = LogOctets.of(" H=");
    private static final byte[] WORDS_BEHIND_NAME = LogOctets.of("\": ");
    /** The first octet of an address that is a file, a pipe, an automatic reply or a name such as {@code :blackhole:}. */
    private static final byte[] LOCAL = LogOctets.of("/|>:");

    private static final byte[] SMARTHOST = LogOctets.of("smarthost");
    private static final byte[] QUEUE_TIME = LogOctets.of("QT=");
    private static final byte[] DELIVERY_TIME = LogOctets.of("DT=");
    private static final int MOST_FIELDS = 32;

    byte[] block = {};
    int addressStart;
    int addressEnd;
    /** The address before aliases, without its brackets. */
    int originalStart;

    int originalEnd;
    int hostStart;
    /** Behind the closing bracket and the port. */
    int hostEnd;

    int interfaceStart;
    int interfaceEnd;
    int wordsStart;
    int wordsEnd;
    boolean isLocal;
    boolean isRouted;
    boolean hasTransport;
    boolean isEncrypted;
    boolean isSmarthost;
    /** The number of a deferral: positive for an error of the system, negative for one of Exim's own; 0 without one. */
    int error;
    /** Milliseconds in the queue, or -1. */
    long delay;

    /** Reads the fields behind the flag. Returns false for a line that has another form. */
    boolean read(byte[] octets, int from, int end) {
        block = octets;
        originalStart = originalEnd = hostStart = hostEnd = interfaceStart = interfaceEnd = 0;
        wordsStart = wordsEnd = error = 0;
        hasTransport = isEncrypted = isSmarthost = isRouted = false;
        delay = -1;
        addressStart = from;
        isLocal = from < end && LogOctets.indexOf(LOCAL, 0, LOCAL.length, block[from]) >= 0;
        addressEnd = addressEnd(from, end);
        int at = addressEnd;
        for (int field = 0; field < MOST_FIELDS && at >= 0 && at < end; field++) {
            at = field(at, end);
        }
        return at >= 0 && addressEnd > addressStart;
    }

    private int addressEnd(int from, int end) {
        if (isLocal) {
            int bracket = LogOctets.indexOf(block, from, end, new byte[] {' ', '<'});
            return bracket < 0 ? end : bracket;
        }
        int at = from;
        while (true) {
            int space = MailAddress.end(block, at, end, (byte) ' ', (byte) ':');
            if (space < 0) {
                return end;
            }
            if (block[space] == ' ' || space + 1 < end && block[space + 1] == ' ') {
                return space;
            }
            at = space + 1;
        }
    }

    /** Whether the line has what every delivery has: a router or a transport. */
    boolean isDelivery() {
        return isRouted || hasTransport;
    }

    boolean hasHost() {
        return hostEnd > hostStart;
    }

    /** Reads one field. Returns where the next begins, the end of the line behind the last, or -1. */
    private int field(int from, int end) {
        if (LogOctets.startsWith(block, from, end, WORDS)) {
            wordsStart = from + WORDS.length;
            wordsEnd = end;
            return end;
        }
        if (block[from] != ' ') {
            return -1;
        }
        int at = from + 1;
        if (at == end) {
            return end;
        }
        return switch (block[at]) {
            case '<' -> original(at, end);
            case '(' -> behind(MailAddress.end(block, at + 1, end, (byte) ')', (byte) ')'));
            case 'd' -> deferral(at, DEFER, end);
            case 'r' -> deferral(at, ROUTING, end);
            default -> named(at, end);
        };
    }

    private static int behind(int place) {
        return place < 0 ? -1 : place + 1;
    }

    private int original(int at, int end) {
        int next = MailAddress.afterBracket(block, at, end);
        originalStart = at + 1;
        originalEnd = next - 1;
        return next;
    }

    private int deferral(int at, byte[] word, int end) {
        if (!LogOctets.startsWith(block, at, end, word)) {
            return -1;
        }
        int number = at + word.length;
        int close = LogOctets.indexOf(block, number, end, (byte) ')');
        if (close < 0) {
            return -1;
        }
        boolean isOwn = block[number] == '-';
        int value = (int) Math.min(9999, LogOctets.number(block, isOwn ? number + 1 : number, close));
        error = isOwn ? -value : value;
        // The system's words for an error may stand before the host, and no receiver chose them.
        int words = close + 1 + WORDS.length;
        if (value != 0 && !isOwn && LogOctets.startsWith(block, close + 1, end, WORDS)) {
            int host = LogOctets.indexOf(block, words, end, HOST);
            int colon = LogOctets.indexOf(block, words, end, WORDS);
            if (host >= 0 && (colon < 0 || host < colon)) {
                host(host + 3, end);
            }
        }
        return close + 1;
    }

    /** {@code R=name} and its like, or a word of capital letters without a value. */
    private int named(int at, int end) {
        int equals = at;
        while (equals < end && LogOctets.isAlphanumeric(block[equals])) {
            equals++;
        }
        if (equals == end || block[equals] != '=') {
            int word = valueEnd(at, end);
            return isFlag(at, word) ? word : -1;
        }
        int value = equals + 1;
        if (value < end && block[value] == '<') {
            return MailAddress.afterBracket(block, value, end);
        }
        if (value < end && block[value] == '"') {
            return quoted(at, value, end);
        }
        int next = valueEnd(value, end);
        if (equals - at == 1) {
            return single(block[at], value, next, end);
        }
        if (LogOctets.startsWith(block, at, end, QUEUE_TIME)) {
            delay = WrittenDelay.withUnits(block, value, next);
        }
        return next;
    }

    /** A word such as {@code DS}, {@code K} or {@code L*}. */
    private boolean isFlag(int from, int to) {
        boolean isFlag = to > from;
        for (int at = from; at < to; at++) {
            isFlag &= block[at] >= 'A' && block[at] <= 'Z' || block[at] == '*';
        }
        return isFlag;
    }

    private int single(byte name, int value, int next, int end) {
        switch (name) {
            case 'R' -> {
                isRouted = true;
                isSmarthost |= LogOctets.indexOf(block, value, next, SMARTHOST) >= 0;
            }
            case 'T' -> {
                hasTransport = true;
                isSmarthost |= LogOctets.indexOf(block, value, next, SMARTHOST) >= 0;
            }
            // A receiver's server asks no other server to log in.
            case 'A' -> isSmarthost = true;
            case 'X' -> isEncrypted = true;
            case 'H' -> {
                return host(value, end);
            }
            case 'I' -> {
                int close = LogOctets.indexOf(block, value, end, (byte) ']');
                interfaceStart = value + 1;
                interfaceEnd = Math.max(interfaceStart, close);
                return close < 0 ? -1 : valueEnd(close, end);
            }
            default -> {}
        }
        return next;
    }

    /** {@code name [address]:port*}. */
    private int host(int from, int end) {
        int close = LogOctets.indexOf(block, from, end, (byte) ']');
        if (close < 0) {
            return -1;
        }
        int next = valueEnd(close, end);
        if (!hasHost()) {
            hostStart = from;
            hostEnd = block[next - 1] == '*' ? next - 1 : next;
        }
        return next;
    }

    /** Where a value ends: at a space, or at a colon and a space. */
    private int valueEnd(int from, int end) {
        int at = from;
        while (at < end && block[at] != ' ' && !LogOctets.startsWith(block, at, end, WORDS)) {
            at++;
        }
        return at;
    }

    /** A receiver chose the value. Only the times at the end of the line, and the words of a failure, are Exim's behind it. */
    private int quoted(int name, int value, int end) {
        boolean isReply = block[name] == 'C';
        int words = isReply ? -1 : LogOctets.indexOf(block, value + 1, end, WORDS_BEHIND_NAME);
        if (words >= 0) {
            wordsStart = words + WORDS_BEHIND_NAME.length;
            wordsEnd = end;
            return end;
        }
        times(value, end);
        return end;
    }

    private void times(int from, int end) {
        int last = end;
        while (last > from) {
            int space = last - 1;
            while (space > from && block[space] != ' ') {
                space--;
            }
            boolean isQueueTime = LogOctets.startsWith(block, space + 1, last, QUEUE_TIME);
            boolean isTime = isQueueTime || LogOctets.startsWith(block, space + 1, last, DELIVERY_TIME);
            long time = isTime ? WrittenDelay.withUnits(block, space + 1 + QUEUE_TIME.length, last) : -1;
            if (time < 0) {
                return;
            }
            delay = isQueueTime ? time : delay;
            last = space;
        }
    }
}
