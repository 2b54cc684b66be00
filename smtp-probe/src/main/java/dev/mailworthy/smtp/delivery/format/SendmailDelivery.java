package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.smtp.delivery.cell.CellCause;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import dev.mailworthy.smtp.delivery.cell.Matter;
import dev.mailworthy.smtp.delivery.line.LogOctets;
import dev.mailworthy.smtp.delivery.line.LoggedLine;
import dev.mailworthy.smtp.delivery.meaning.FailedAttempt;
import dev.mailworthy.smtp.delivery.meaning.MailAddress;
import dev.mailworthy.smtp.delivery.meaning.Redaction;
import dev.mailworthy.smtp.delivery.meaning.RelayTargets;
import dev.mailworthy.smtp.delivery.meaning.ReplyText;
import dev.mailworthy.smtp.delivery.tally.DeliveryTally;
import dev.mailworthy.smtp.delivery.tally.LoggedAttempt;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the lines of sendmail that report attempts. One line may report several recipients. */
final class SendmailDelivery {

    private static final String SENT = "Sent";
    private static final String DEFERRED = "Deferred";
    private static final String QUEUED = "queued";
    /** How sendmail reports a conversation that broke off. */
    private static final List<String> BROKEN = List.of("Connection reset by ", "Broken pipe", "lost input channel");

    private static final Set<String> SMTP = Set.of("esmtp", "smtp", "smtp8", "dsmtp", "relay");

    private final DeliveryTally tally;
    private final RelayTargets targets;
    private final FailedAttempt failed;
    private final long key;
    private final int local;
    private final SendmailFields fields = new SendmailFields();
    private final LoggedAttempt attempt = new LoggedAttempt();

    SendmailDelivery(DeliveryTally tally, ReplyClassifier classifier, long key) {
        this.tally = tally;
        this.targets = new RelayTargets(classifier, tally.numbers(), key);
        this.failed = new FailedAttempt(tally.numbers(), classifier, targets);
        this.key = key;
        this.local = targets.local();
    }

    void read(LoggedLine line, int from, long message) {
        if (!fields.read(line.block(), from, line.end())) {
            tally.coverage().notUnderstood(line);
            return;
        }
        if (fields.isAmbiguous()) {
            tally.coverage().ambiguous(line);
            return;
        }
        String words = LogOctets.text(fields.block, fields.wordsStart, fields.wordsEnd);
        boolean isSent = isStatus(words, SENT);
        boolean isDeferred = isStatus(words, DEFERRED);
        boolean isRefused = fields.dsn.startsWith("5.");
        if (words.equals(QUEUED)) {
            tally.coverage().understood(line.times());
            return;
        }
        if (!isSent && !isDeferred && !isRefused) {
            tally.coverage().notUnderstood(line);
            return;
        }
        tally.coverage().understood(line.times());
        SmtpReply reply = isSent ? accepted() : reply(words, isDeferred);
        for (int i = 0; i < fields.recipients; i++) {
            begin(line, message, fields.places[2 * i], fields.places[2 * i + 1], reply);
            if (isSent) {
                attempt.outcome = DeliveryOutcome.ACCEPTED;
                tally.attempt(attempt, () -> "");
            } else {
                fails(reply, words, isDeferred);
            }
        }
    }

    private static boolean isStatus(String words, String word) {
        return words.startsWith(word)
                && (words.length() == word.length() || " :".indexOf(words.charAt(word.length())) >= 0);
    }

    private static SmtpReply accepted() {
        return new SmtpReply(250, Optional.empty(), "", Optional.empty(), Ending.REPLIED);
    }

    private void begin(LoggedLine line, long message, int from, int to, SmtpReply reply) {
        attempt.clear();
        attempt.message = message;
        attempt.recipient = LogOctets.hash(fields.block, from, to, key);
        attempt.domain = targets.recipientDomain(fields.block, from, to);
        attempt.second = line.second();
        attempt.times = line.times();
        attempt.delay = fields.delay;
        attempt.endsUnlogged = true;
        attempt.target = target(from, to, reply);
        attempt.cause = tally.numbers().cause(CellCause.none());
    }

    /** The receiver's reply. Without one, the words are sendmail's own, and its code says how final they are. */
    private SmtpReply reply(String words, boolean isDeferred) {
        if (fields.replyEnd > fields.replyStart) {
            SmtpReply reply =
                    ReplyText.of(LogOctets.text(fields.block, fields.replyStart, fields.replyEnd), !isDeferred);
            if (reply.ending() == Ending.REPLIED) {
                return reply;
            }
        }
        String said =
                isDeferred && words.length() > DEFERRED.length() + 2 ? words.substring(DEFERRED.length() + 2) : words;
        if (BROKEN.stream().anyMatch(said::startsWith)) {
            return new SmtpReply(451, Optional.empty(), "", Optional.empty(), Ending.DROPPED);
        }
        SmtpReply own = ReplyText.of(said, !isDeferred);
        boolean isKnown = own.ending() == Ending.REPLIED || failed.matter(own) == Matter.PATH;
        Optional<EnhancedCode> dsn = EnhancedCode.parse(fields.dsn);
        return isKnown || isDeferred ? own : new SmtpReply(550, dsn, said, Optional.empty(), Ending.REPLIED);
    }

    private void fails(SmtpReply reply, String words, boolean isDeferred) {
        failed.explain(attempt, reply, host(), true);
        boolean isPath =
                reply.ending() == Ending.OWN_WORDS && attempt.target != local && failed.matter(reply) == Matter.PATH;
        attempt.outcome =
                !isDeferred ? DeliveryOutcome.REFUSED : isPath ? DeliveryOutcome.PATH : DeliveryOutcome.DEFERRED;
        tally.attempt(attempt, () -> sample(reply, words));
    }

    /** The name of the server, if it is known. */
    private Optional<String> host() {
        String relay = LogOctets.text(fields.block, fields.relayStart, fields.relayEnd);
        String name = EximReason.nameOf(relay);
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
    }

    private int target(int from, int to, SmtpReply reply) {
        boolean hasAddress = LogOctets.indexOf(fields.block, fields.relayStart, fields.relayEnd, (byte) '[') >= 0;
        boolean isUnknown = fields.mailer.isEmpty() && failed.matter(reply) == Matter.PATH;
        if (!hasAddress && !isUnknown && !SMTP.contains(fields.mailer)) {
            return local;
        }
        MailTarget.Kind kind = fields.mailer.equals("relay") ? MailTarget.Kind.SMARTHOST : MailTarget.Kind.RECEIVER;
        int found = RelayTargets.BY_DOMAIN;
        if (hasAddress) {
            found = targets.relay(fields.block, fields.relayStart, fields.relayEnd, kind);
        } else if (fields.relayEnd > fields.relayStart) {
            found = targets.host(LogOctets.text(fields.block, fields.relayStart, fields.relayEnd), kind);
        }
        if (found != RelayTargets.BY_DOMAIN) {
            return found;
        }
        int at = MailAddress.domain(fields.block, from, to);
        return at < 0 ? local : targets.domain(fields.block, at, to);
    }

    /** Without the local parts of all recipients of the line. */
    private String sample(SmtpReply reply, String words) {
        String sample = FailedAttempt.sample(reply, words, "");
        for (int i = 0; i < fields.recipients; i++) {
            sample = Redaction.of(
                    sample, MailAddress.localPart(fields.block, fields.places[2 * i], fields.places[2 * i + 1]));
        }
        return sample;
    }
}
