package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.smtp.delivery.line.LogOctets;
import dev.mailworthy.smtp.delivery.meaning.WrittenDelay;

/**
 * The fields of a line of OpenSMTPD that reports an attempt: {@code evpid=ID from=<> to=<> rcpt=<-> source="ADDRESS" relay="ADDRESS
 * (NAME)" delay=1s result="Ok" stat="words"}, and for a mailbox {@code user=bob delay=1s result=Ok stat=Delivered}. A line in which
 * a field stands twice is {@linkplain #isAmbiguous ambiguous}.
 */
final class OpenSmtpdFields {

    private static final byte[] FROM = LogOctets.of(" from=<");
    private static final byte[] TO = LogOctets.of("> to=<");
    private static final byte[] RECIPIENT = LogOctets.of("> rcpt=<");
    /** For a mailbox the line may have no {@code rcpt=}. */
    private static final byte[] USER = LogOctets.of("> user=");

    private static final byte[] SOURCE = LogOctets.of(" source=\"");
    private static final byte[] RELAY = LogOctets.of("\" relay=\"");
    private static final byte[] DELAY = LogOctets.of(" delay=");
    private static final byte[] RESULT = LogOctets.of(" result=");
    private static final byte[] STATUS = LogOctets.of(" stat=");

    byte[] block = {};
    int addressStart;
    int addressEnd;
    int sourceStart;
    int sourceEnd;
    int relayStart;
    int relayEnd;
    int resultStart;
    int resultEnd;
    int wordsStart;
    int wordsEnd;
    /** In milliseconds, or -1. */
    long delay;

    private boolean ambiguous;

    boolean isAmbiguous() {
        return ambiguous;
    }

    /** Reads what stands behind the envelope's id. Returns false for a line of another form. */
    boolean read(byte[] octets, int from, int end, boolean isRemote) {
        block = octets;
        sourceStart = sourceEnd = relayStart = relayEnd = 0;
        delay = -1;
        ambiguous = false;
        if (!LogOctets.startsWith(block, from, end, FROM)) {
            return false;
        }
        int to = LogOctets.indexOf(block, from, end, TO);
        int named = to < 0 ? -1 : LogOctets.indexOf(block, to, end, RECIPIENT);
        int recipient = to >= 0 && named < 0 && !isRemote ? LogOctets.indexOf(block, to, end, USER) : named;
        if (recipient < 0) {
            return false;
        }
        addressStart = to + TO.length;
        addressEnd = recipient;
        int at = isRemote ? relay(recipient, end) : recipient;
        return at >= 0 && result(at, end);
    }

    private int relay(int from, int end) {
        int source = LogOctets.indexOf(block, from, end, SOURCE);
        int relay = source < 0 ? -1 : LogOctets.indexOf(block, source + SOURCE.length - 1, end, RELAY);
        if (relay < 0) {
            return -1;
        }
        sourceStart = source + SOURCE.length;
        sourceEnd = relay;
        relayStart = relay + RELAY.length;
        relayEnd = LogOctets.indexOf(block, relayStart, end, (byte) '"');
        return relayEnd;
    }

    private boolean result(int from, int end) {
        int time = LogOctets.indexOf(block, from, end, DELAY);
        int result = time < 0 ? -1 : LogOctets.indexOf(block, time, end, RESULT);
        int words = result < 0 ? -1 : LogOctets.indexOf(block, result, end, STATUS);
        if (words < 0) {
            return false;
        }
        delay = WrittenDelay.withUnits(block, time + DELAY.length, result);
        resultStart = withoutQuote(result + RESULT.length, words, true);
        resultEnd = withoutQuote(words, resultStart, false);
        wordsStart = withoutQuote(words + STATUS.length, end, true);
        wordsEnd = withoutQuote(end, wordsStart, false);
        ambiguous = LogOctets.indexOf(block, addressStart, end, TO) >= 0
                || LogOctets.indexOf(block, addressEnd + 1, end, RECIPIENT) >= 0
                || LogOctets.indexOf(block, wordsStart, end, RELAY) >= 0
                || LogOctets.indexOf(block, wordsStart, end, RESULT) >= 0
                || LogOctets.indexOf(block, wordsStart, end, STATUS) >= 0;
        return true;
    }

    /** The place without the quotation mark that may stand there or before it. */
    private int withoutQuote(int at, int bound, boolean isOpening) {
        if (isOpening) {
            return at < bound && block[at] == '"' ? at + 1 : at;
        }
        return at > bound && block[at - 1] == '"' ? at - 1 : at;
    }

    boolean isResult(byte[] word) {
        return resultEnd - resultStart == word.length && LogOctets.startsWith(block, resultStart, resultEnd, word);
    }

    String words() {
        return LogOctets.text(block, wordsStart, wordsEnd);
    }
}
