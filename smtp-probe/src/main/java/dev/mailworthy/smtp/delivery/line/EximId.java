package dev.mailworthy.smtp.delivery.line;

/**
 * Message ids of Exim: {@code 1hybwT-0003Fp-Db}, and from Exim 4.97 on {@code 1hybwT-00000003Fp8-0Dbq}. In Exim's own log an id is
 * the first word behind the time, so that a line with one is no line of syslog.
 */
public final class EximId {

    private static final int FIRST = 6;
    private static final int SHORT_SECOND = 6;
    private static final int SHORT_THIRD = 2;
    private static final int LONG_SECOND = 11;
    private static final int LONG_THIRD = 4;

    private EximId() {}

    /** Where the id that begins here ends, or -1. A space or the end of the line stands behind it. */
    public static int end(byte[] block, int from, int end) {
        int second = from + FIRST + 1;
        if (end - from < FIRST + SHORT_SECOND + SHORT_THIRD + 2 || block[second - 1] != '-') {
            return -1;
        }
        boolean isShort = block[second + SHORT_SECOND] == '-';
        int third = second + (isShort ? SHORT_SECOND : LONG_SECOND) + 1;
        int last = third + (isShort ? SHORT_THIRD : LONG_THIRD);
        boolean ends = last == end || last < end && block[last] == ' ';
        return ends
                        && block[third - 1] == '-'
                        && isWord(block, from, second - 1)
                        && isWord(block, second, third - 1)
                        && isWord(block, third, last)
                ? last
                : -1;
    }

    private static boolean isWord(byte[] block, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!LogOctets.isAlphanumeric(block[at])) {
                return false;
            }
        }
        return true;
    }

    /** Where the text behind a process id in brackets and a space begins; the same place without one. */
    public static int afterProcess(byte[] block, int from, int end) {
        int at = from;
        if (at < end && block[at] == '[') {
            at++;
            while (at < end && LogOctets.isDigit(block[at])) {
                at++;
            }
            boolean closes = at > from + 1 && at + 1 < end && block[at] == ']' && block[at + 1] == ' ';
            return closes ? at + 2 : from;
        }
        return from;
    }
}
