package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.smtp.delivery.line.LogOctets;
import dev.mailworthy.smtp.delivery.line.LoggedLine;
import dev.mailworthy.smtp.delivery.meaning.MailAddress;
import dev.mailworthy.smtp.delivery.tally.DeliveryTally;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.Optional;
import java.util.Set;

/** The log of sendmail 8: {@code QUEUEID: to=..., stat=...} ({@code deliver.c}, {@code logdelivery}). */
public final class SendmailFormat implements LogFormat {

    /** Names by which Debian and others start it ({@code -L}). */
    private static final Set<String> PROGRAMS =
            Set.of("sendmail", "sm-mta", "sm-msp", "sm-msp-queue", "sm-queue", "sm-que", "sm-acceptingconnections");

    private static final byte[] FROM = LogOctets.of("from=");
    private static final byte[] TO = LogOctets.of("to=");
    private static final byte[] COUNT = LogOctets.of(", nrcpts=");
    /** Only from {@code LogLevel} 11 on. */
    private static final byte[] DONE = LogOctets.of("done; delay=");

    private static final byte[] RETURNED = LogOctets.of("return to sender: Cannot send message for ");

    private final DeliveryTally tally;
    private final ReplyClassifier classifier;
    private final long key;

    /** @param key makes the numbers of messages and recipients */
    public SendmailFormat(DeliveryTally tally, ReplyClassifier classifier, long key) {
        this.tally = tally;
        this.classifier = classifier;
        this.key = key;
    }

    @Override
    public String name() {
        return "sendmail";
    }

    @Override
    public Optional<ProgramLines> program(String program) {
        if (!PROGRAMS.contains(program)) {
            return Optional.empty();
        }
        SendmailDelivery delivery = new SendmailDelivery(tally, classifier, key);
        return Optional.of(line -> read(line, delivery));
    }

    private void read(LoggedLine line, SendmailDelivery delivery) {
        byte[] block = line.block();
        int end = line.end();
        int idEnd = word(block, line.start(), end);
        if (idEnd < 0) {
            return;
        }
        long message = LogOctets.hash(block, line.start(), idEnd, line.host() ^ key);
        int text = idEnd + 2;
        if (LogOctets.startsWith(block, text, end, TO)) {
            delivery.read(line, text + TO.length, message);
        } else if (LogOctets.startsWith(block, text, end, FROM)) {
            begins(line, text + FROM.length, message);
        } else if (LogOctets.startsWith(block, text, end, DONE)) {
            tally.ended(message, line.second());
        } else {
            // The report to the sender has an id of its own, behind that of the message.
            int report = word(block, text, end);
            if (report > 0 && LogOctets.startsWith(block, report + 2, end, RETURNED)) {
                tally.expired(message, line.second());
                tally.ended(message, line.second());
            }
        }
    }

    /** Where the letters and digits end, if a colon and a space stand behind them; otherwise -1. */
    private static int word(byte[] block, int from, int end) {
        int at = from;
        while (at < end && LogOctets.isAlphanumeric(block[at])) {
            at++;
        }
        return at > from && at + 2 < end && block[at] == ':' && block[at + 1] == ' ' ? at : -1;
    }

    /** Behind the sender's address stands the number of recipients. */
    private void begins(LoggedLine line, int from, long message) {
        byte[] block = line.block();
        int end = line.end();
        int behind = from < end && block[from] == '<'
                ? MailAddress.afterBracket(block, from, end)
                : MailAddress.end(block, from, end, (byte) ',', (byte) ',');
        int count = behind < 0 ? -1 : LogOctets.indexOf(block, behind, end, COUNT);
        if (count >= 0) {
            long recipients = LogOctets.number(block, count + COUNT.length, end);
            tally.begun(message, line.second(), (int) Math.min(recipients, 1 << 20));
        }
    }
}
