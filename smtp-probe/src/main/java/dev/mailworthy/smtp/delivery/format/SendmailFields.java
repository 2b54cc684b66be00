package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.smtp.delivery.line.LogOctets;
import dev.mailworthy.smtp.delivery.meaning.MailAddress;
import dev.mailworthy.smtp.delivery.meaning.WrittenDelay;
import java.util.Arrays;

/**
 * The fields of a line of sendmail that reports an attempt: {@code to=<a>,<b>, ctladdr=, delay=, xdelay=, mailer=, pri=, relay=,
 * dsn=, reply=, stat=words}. Senders choose the addresses, receivers the reply: a line with a second {@code stat=} is
 * {@linkplain #isAmbiguous ambiguous}.
 */
final class SendmailFields {

    private static final byte[] NEXT = LogOctets.of(", ");
    private static final byte[] STATUS = LogOctets.of(", stat=");
    private static final byte[] CONTROLLING = LogOctets.of("ctladdr=");
    private static final byte[] DELAY = LogOctets.of("delay=");
    private static final byte[] MAILER = LogOctets.of("mailer=");
    private static final byte[] RELAY = LogOctets.of("relay=");
    private static final byte[] CODE = LogOctets.of("dsn=");
    private static final byte[] REPLY = LogOctets.of("reply=");
    /** Stands behind the last address of a line if the next line goes on with the list. */
    private static final byte[] MORE = LogOctets.of(" [more]");

    private static final byte[] WORDS = LogOctets.of("stat=");
    private static final int MOST_FIELDS = 24;
    private static final int MOST_RECIPIENTS = 1024;

    byte[] block = {};
    int recipients;
    /** Where each recipient's address begins and ends, without brackets. */
    int[] places = new int[16];

    int relayStart;
    int relayEnd;
    int replyStart;
    int replyEnd;
    int wordsStart;
    int wordsEnd;
    String mailer = "";
    String dsn = "";
    /** In milliseconds, or -1. */
    long delay;

    private boolean ambiguous;

    boolean isAmbiguous() {
        return ambiguous;
    }

    /** Reads what stands behind {@code to=}. Returns false for a line that reports no attempt. */
    boolean read(byte[] octets, int from, int end) {
        block = octets;
        recipients = 0;
        relayStart = relayEnd = replyStart = replyEnd = wordsStart = wordsEnd = 0;
        mailer = "";
        dsn = "";
        delay = -1;
        ambiguous = false;
        int at = addresses(from, end);
        for (int field = 0; field < MOST_FIELDS && at >= 0 && at < end; field++) {
            at = field(at, end);
        }
        return recipients > 0 && wordsStart > 0;
    }

    private int addresses(int from, int end) {
        int at = from;
        while (at < end && recipients < MOST_RECIPIENTS) {
            boolean isBracketed = block[at] == '<';
            int last = isBracketed
                    ? MailAddress.afterBracket(block, at, end)
                    : MailAddress.end(block, at, end, (byte) ',', (byte) ' ');
            int next = last > at && LogOctets.startsWith(block, last, end, MORE) ? last + MORE.length : last;
            if (next <= at || next >= end || block[next] != ',') {
                return -1;
            }
            add(isBracketed ? at + 1 : at, isBracketed ? last - 1 : last);
            if (next + 1 < end && block[next + 1] == ' ') {
                return next + 2;
            }
            at = next + 1;
        }
        return -1;
    }

    private void add(int from, int to) {
        if (places.length < (recipients + 1) * 2) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        places[recipients * 2] = from;
        places[recipients * 2 + 1] = to;
        recipients++;
    }

    /** Reads one field. Returns where the next begins, or -1 behind the last. */
    private int field(int at, int end) {
        if (is(at, end, WORDS)) {
            wordsStart = at + WORDS.length;
            wordsEnd = end;
            ambiguous = LogOctets.indexOf(block, wordsStart, end, STATUS) >= 0;
            return -1;
        }
        if (is(at, end, REPLY)) {
            replyStart = at + REPLY.length;
            replyEnd = LogOctets.indexOf(block, replyStart, end, STATUS);
            return replyEnd < 0 ? -1 : replyEnd + NEXT.length;
        }
        int value = LogOctets.indexOf(block, at, end, (byte) '=') + 1;
        int from = value;
        if (is(at, end, CONTROLLING) && value < end && block[value] == '<') {
            from = MailAddress.afterBracket(block, value, end);
        }
        int next = value <= 0 || from < 0 ? -1 : LogOctets.indexOf(block, from, end, NEXT);
        if (next < 0) {
            return -1;
        }
        keep(at, value, next);
        return next + NEXT.length;
    }

    private boolean is(int at, int end, byte[] name) {
        return LogOctets.startsWith(block, at, end, name);
    }

    private void keep(int at, int value, int next) {
        if (is(at, next, DELAY)) {
            delay = WrittenDelay.clock(block, value, next);
        } else if (is(at, next, MAILER)) {
            mailer = LogOctets.text(block, value, next);
        } else if (is(at, next, RELAY)) {
            relayStart = value;
            relayEnd = next;
        } else if (is(at, next, CODE)) {
            dsn = LogOctets.text(block, value, next);
        }
    }
}
