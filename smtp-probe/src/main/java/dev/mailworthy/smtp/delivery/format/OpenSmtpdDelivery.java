package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.line.LogOctets;
import dev.mailworthy.smtp.delivery.line.LoggedLine;
import dev.mailworthy.smtp.delivery.meaning.FailedAttempt;
import dev.mailworthy.smtp.delivery.meaning.MailAddress;
import dev.mailworthy.smtp.delivery.meaning.RelayTargets;
import dev.mailworthy.smtp.delivery.meaning.ReplyText;
import dev.mailworthy.smtp.delivery.meaning.SourceAddress;
import dev.mailworthy.smtp.delivery.tally.DeliveryTally;
import dev.mailworthy.smtp.delivery.tally.LoggedAttempt;
import dev.mailworthy.smtp.reply.Ending;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.List;
import java.util.Optional;

/**
 * Reads the lines of OpenSMTPD that report attempts. The name of a relay is its reverse name and not that of the MX, so that the
 * words of a reply also name the receiver of mail that was taken.
 */
final class OpenSmtpdDelivery {

    private static final byte[] OK = LogOctets.of("Ok");
    private static final byte[] LATER = LogOctets.of("TempFail");
    private static final List<byte[]> REFUSED = List.of(LogOctets.of("PermFail"), LogOctets.of("LoopFail"));
    private static final String BROKEN = "Connection closed unexpectedly";

    private final DeliveryTally tally;
    private final RelayTargets targets;
    private final FailedAttempt failed;
    private final long key;
    private final int local;
    private final OpenSmtpdFields fields = new OpenSmtpdFields();
    private final LoggedAttempt attempt = new LoggedAttempt();

    OpenSmtpdDelivery(DeliveryTally tally, ReplyClassifier classifier, long key) {
        this.tally = tally;
        this.targets = new RelayTargets(classifier, tally.numbers(), key);
        this.failed = new FailedAttempt(tally.numbers(), classifier, targets);
        this.key = key;
        this.local = targets.local();
    }

    void read(LoggedLine line, int from, long message, boolean isRemote) {
        if (!fields.read(line.block(), from, line.end(), isRemote)) {
            tally.coverage().notUnderstood(line);
            return;
        }
        if (fields.isAmbiguous()) {
            tally.coverage().ambiguous(line);
            return;
        }
        boolean isTaken = fields.isResult(OK);
        boolean isRefused = REFUSED.stream().anyMatch(fields::isResult);
        if (!isTaken && !isRefused && !fields.isResult(LATER)) {
            tally.coverage().notUnderstood(line);
            return;
        }
        tally.coverage().understood(line.times());
        attempt.clear();
        attempt.message = message;
        attempt.recipient = LogOctets.hash(fields.block, fields.addressStart, fields.addressEnd, key);
        attempt.domain = targets.recipientDomain(fields.block, fields.addressStart, fields.addressEnd);
        attempt.second = line.second();
        attempt.times = line.times();
        attempt.delay = fields.delay;
        attempt.endsUnlogged = true;
        attempt.source = tally.numbers()
                .source(SourceAddress.of(LogOctets.text(fields.block, fields.sourceStart, fields.sourceEnd)));
        attempt.target = isRemote ? target() : local;
        if (isTaken) {
            attempt.outcome = DeliveryOutcome.ACCEPTED;
            failed.name(attempt, ReplyText.of(fields.words(), false));
            tally.attempt(attempt, () -> "");
        } else {
            fails(fields.words(), isRefused);
        }
    }

    private void fails(String words, boolean isRefused) {
        SmtpReply reply = words.startsWith(BROKEN)
                ? new SmtpReply(451, Optional.empty(), "", Optional.empty(), Ending.DROPPED)
                : ReplyText.of(words, isRefused);
        failed.explain(attempt, reply, host(), true);
        boolean isPath = reply.ending() == Ending.OWN_WORDS && attempt.target != local;
        attempt.outcome =
                isRefused ? DeliveryOutcome.REFUSED : isPath ? DeliveryOutcome.PATH : DeliveryOutcome.DEFERRED;
        tally.attempt(
                attempt,
                () -> FailedAttempt.sample(
                        reply, words, MailAddress.localPart(fields.block, fields.addressStart, fields.addressEnd)));
    }

    /** The name in {@code ADDRESS (NAME)}. */
    private Optional<String> host() {
        String relay = LogOctets.text(fields.block, fields.relayStart, fields.relayEnd);
        int open = relay.indexOf('(');
        return open < 0 || !relay.endsWith(")")
                ? Optional.empty()
                : Optional.of(relay.substring(open + 1, relay.length() - 1));
    }

    /** Without a server the relay is a domain. */
    private int target() {
        boolean isNamed = fields.relayEnd > fields.relayStart && fields.block[fields.relayEnd - 1] == ')';
        int found = isNamed || isAddress()
                ? targets.relay(fields.block, fields.relayStart, fields.relayEnd)
                : RelayTargets.BY_DOMAIN;
        if (found != RelayTargets.BY_DOMAIN) {
            return found;
        }
        int at = MailAddress.domain(fields.block, fields.addressStart, fields.addressEnd);
        return at < 0 ? local : targets.domain(fields.block, at, fields.addressEnd);
    }

    /** Whether the relay is an address without a name, that of IPv6 in brackets. */
    private boolean isAddress() {
        String relay = LogOctets.text(fields.block, fields.relayStart, fields.relayEnd);
        boolean isBracketed = relay.startsWith("[") && relay.endsWith("]");
        try {
            IpAddress.parse(isBracketed ? relay.substring(1, relay.length() - 1) : relay);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
