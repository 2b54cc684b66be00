package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.smtp.delivery.line.LogOctets;
import dev.mailworthy.smtp.delivery.line.LoggedLine;
import dev.mailworthy.smtp.delivery.tally.DeliveryTally;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.Optional;

/**
 * The log of OpenSMTPD 6 and 7: {@code SESSION mta delivery evpid=...} and {@code SESSION smtp message msgid=...}; before 6.4
 * {@code mta event=delivery}. An envelope is one recipient; the first eight digits of its id are the message's.
 */
public final class OpenSmtpdFormat implements LogFormat {

    private static final String PROGRAM = "smtpd";
    private static final int SESSION = 16;
    private static final int ENVELOPE = 16;
    private static final int MESSAGE = 8;
    private static final byte[] EVENT = LogOctets.of("event=");
    private static final byte[] REMOTE = LogOctets.of("mta ");
    private static final byte[] MAILBOX = LogOctets.of("mda ");
    private static final byte[] DELIVERY = LogOctets.of("delivery evpid=");
    private static final byte[] SMTP = LogOctets.of("smtp ");
    private static final byte[] ARRIVAL = LogOctets.of("message msgid=");
    private static final byte[] COUNT = LogOctets.of(" nrcpt=");
    private static final byte[] OLDER_COUNT = LogOctets.of(" ndest=");
    /** The queue's own line when its time for an envelope is over. */
    private static final byte[] EXPIRED = LogOctets.of("relay: Expire for ");

    private final DeliveryTally tally;
    private final ReplyClassifier classifier;
    private final long key;

    /** @param key makes the numbers of messages and recipients */
    public OpenSmtpdFormat(DeliveryTally tally, ReplyClassifier classifier, long key) {
        this.tally = tally;
        this.classifier = classifier;
        this.key = key;
    }

    @Override
    public String name() {
        return "OpenSMTPD";
    }

    @Override
    public Optional<ProgramLines> program(String program) {
        if (!program.equals(PROGRAM)) {
            return Optional.empty();
        }
        OpenSmtpdDelivery delivery = new OpenSmtpdDelivery(tally, classifier, key);
        return Optional.of(line -> read(line, delivery));
    }

    private void read(LoggedLine line, OpenSmtpdDelivery delivery) {
        byte[] block = line.block();
        int end = line.end();
        int start = line.start();
        if (LogOctets.startsWith(block, start, end, EXPIRED)) {
            expires(line, start + EXPIRED.length);
            return;
        }
        int at = start + SESSION + 1;
        if (digits(block, start, end) != SESSION || at >= end || block[at - 1] != ' ') {
            return;
        }
        boolean isRemote = LogOctets.startsWith(block, at, end, REMOTE);
        if (isRemote || LogOctets.startsWith(block, at, end, MAILBOX)) {
            int id = behind(block, event(block, at + REMOTE.length, end), end, DELIVERY);
            if (id >= 0) {
                delivery.read(line, id + ENVELOPE, message(line, id), isRemote);
            }
        } else if (LogOctets.startsWith(block, at, end, SMTP)) {
            int id = behind(block, event(block, at + SMTP.length, end), end, ARRIVAL);
            if (id >= 0) {
                begins(line, id);
            }
        }
    }

    private static int event(byte[] block, int at, int end) {
        return LogOctets.startsWith(block, at, end, EVENT) ? at + EVENT.length : at;
    }

    /** Where the id behind these words begins, or -1. */
    private static int behind(byte[] block, int at, int end, byte[] words) {
        int id = at + words.length;
        return LogOctets.startsWith(block, at, end, words) && digits(block, id, end) >= MESSAGE ? id : -1;
    }

    /** How many hexadecimal digits stand here. */
    private static int digits(byte[] block, int from, int end) {
        int at = from;
        while (at < end && (LogOctets.isDigit(block[at]) || block[at] >= 'a' && block[at] <= 'f')) {
            at++;
        }
        return at - from;
    }

    private long message(LoggedLine line, int id) {
        return LogOctets.hash(line.block(), id, id + MESSAGE, line.host() ^ key);
    }

    private void begins(LoggedLine line, int id) {
        int newer = LogOctets.indexOf(line.block(), id, line.end(), COUNT);
        int count = newer < 0 ? LogOctets.indexOf(line.block(), id, line.end(), OLDER_COUNT) : newer;
        if (count >= 0) {
            long recipients = LogOctets.number(line.block(), count + COUNT.length, line.end());
            tally.begun(message(line, id), line.second(), (int) Math.min(recipients, 1 << 20));
        }
    }

    /** All envelopes of a message have the same age: what is left of them expires together. */
    private void expires(LoggedLine line, int id) {
        if (digits(line.block(), id, line.end()) == ENVELOPE) {
            tally.coverage().understood(line.times());
            tally.expired(message(line, id), line.second());
            tally.ended(message(line, id), line.second());
        }
    }
}
