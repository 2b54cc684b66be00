package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import dev.mailworthy.smtp.delivery.line.LogOctets;
import dev.mailworthy.smtp.delivery.line.LoggedLine;
import dev.mailworthy.smtp.delivery.meaning.FailedAttempt;
import dev.mailworthy.smtp.delivery.meaning.MailAddress;
import dev.mailworthy.smtp.delivery.meaning.RelayTargets;
import dev.mailworthy.smtp.delivery.tally.DeliveryTally;
import dev.mailworthy.smtp.delivery.tally.LoggedAttempt;
import dev.mailworthy.smtp.reply.EnhancedCode;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the lines of a delivering program of Postfix. */
final class PostfixDelivery implements ProgramLines {

    private static final byte[] SENT = LogOctets.of("sent");
    private static final byte[] BOUNCED = LogOctets.of("bounced");
    private static final byte[] DEFERRED = LogOctets.of("deferred");
    private static final byte[] SOFT_BOUNCE = LogOctets.of("SOFTBOUNCE");
    /** Answers to questions whether an address would be taken: no mail was sent. */
    private static final List<byte[]> PROBES = List.of(LogOctets.of("deliverable"), LogOctets.of("undeliverable"));

    private static final byte[] NO_RELAY = LogOctets.of("none");
    private static final byte[] TO = LogOctets.of("to=");
    private static final byte[] STATUS = LogOctets.of("status=");
    private static final byte[] NONE = LogOctets.of("none");

    /** The programs that deliver to a mailbox of this machine. */
    private static final Set<String> MAILBOXES = Set.of("local", "virtual", "pipe", "discard");
    /** The program that fails mail on behalf of the queue. */
    private static final Set<String> STANDING_IN = Set.of("error", "retry");

    private final DeliveryTally tally;
    private final FailedAttempt failed;
    private final RelayTargets targets;
    private final long key;
    private final int source;
    private final boolean isMailbox;
    private final boolean standsIn;
    private final int local;
    private final PostfixFields fields = new PostfixFields();
    private final LoggedAttempt attempt = new LoggedAttempt();

    PostfixDelivery(
            DeliveryTally tally, ReplyClassifier classifier, long key, Optional<IpAddress> source, String daemon) {
        this.tally = tally;
        this.targets = new RelayTargets(classifier, tally.numbers(), key);
        this.failed = new FailedAttempt(tally.numbers(), classifier, targets);
        this.key = key;
        this.source = tally.numbers().source(source);
        this.isMailbox = MAILBOXES.contains(daemon);
        this.standsIn = STANDING_IN.contains(daemon);
        this.local = targets.local();
    }

    @Override
    public void read(LoggedLine line) {
        int idEnd = PostfixFormat.queueId(line);
        boolean reports = idEnd > 0 && LogOctets.startsWith(line.block(), idEnd + 2, line.end(), TO);
        if (!reports) {
            remark(line);
            return;
        }
        if (!fields.read(line, idEnd + 2)) {
            tally.coverage().notUnderstood(line);
            return;
        }
        if (fields.isAmbiguous()) {
            tally.coverage().ambiguous(line);
            return;
        }
        boolean isSent = isStatus(SENT);
        if (!isSent && isProbe()) {
            tally.coverage().understood(line.times());
            return;
        }
        attempt.clear();
        attempt.message = PostfixFormat.message(line, idEnd, key);
        attempt.recipient = LogOctets.hash(fields.block, fields.addressStart, fields.addressEnd, key);
        attempt.domain = targets.recipientDomain(fields.block, fields.addressStart, fields.addressEnd);
        attempt.second = line.second();
        attempt.times = line.times();
        attempt.source = source;
        attempt.delay = fields.delay;
        attempt.hasStages = fields.hasStages;
        System.arraycopy(fields.stages, 0, attempt.stages, 0, attempt.stages.length);
        attempt.security = security();
        attempt.target = target();
        conclude(line, isSent);
    }

    private void conclude(LoggedLine line, boolean isSent) {
        if (isSent) {
            attempt.outcome = DeliveryOutcome.ACCEPTED;
            tally.coverage().understood(line.times());
            tally.attempt(attempt, () -> "");
            return;
        }
        boolean bounced = isStatus(BOUNCED);
        if (!bounced && !isStatus(DEFERRED) && !isStatus(SOFT_BOUNCE)) {
            tally.coverage().notUnderstood(line);
            return;
        }
        if (fields.isTruncated()) {
            tally.coverage().truncated();
        }
        tally.coverage().understood(line.times());
        PostfixReason reason =
                PostfixReason.of(LogOctets.text(fields.block, fields.reasonStart, fields.reasonEnd), dsn(), bounced);
        if (standsIn && !reason.suspended()) {
            // A setting of this server fails the mail: no receiver had a part in it.
            attempt.target = local;
        }
        meaning(reason);
        attempt.outcome = outcome(reason, bounced);
        tally.attempt(attempt, () -> sample(reason));
    }

    /** Sets target, cause and source by what the reason says. */
    private void meaning(PostfixReason reason) {
        boolean isLocal = tally.numbers().target(attempt.target).kind() == MailTarget.Kind.LOCAL;
        boolean isNamed = fields.relayEnd - fields.relayStart != NO_RELAY.length
                || !LogOctets.startsWith(fields.block, fields.relayStart, fields.relayEnd, NO_RELAY);
        if (!isLocal && !isNamed && reason.host().isPresent()) {
            byte[] host = LogOctets.of(reason.host().orElseThrow());
            int found = targets.relay(host, 0, host.length);
            attempt.target = found == RelayTargets.BY_DOMAIN ? attempt.target : found;
        }
        failed.explain(attempt, reason.reply(), reason.hostName(), !reason.suspended());
    }

    private DeliveryOutcome outcome(PostfixReason reason, boolean bounced) {
        if (bounced) {
            return DeliveryOutcome.REFUSED;
        }
        if (standsIn || reason.suspended()) {
            return DeliveryOutcome.HELD;
        }
        return reason.isConversation() || tally.numbers().target(attempt.target).kind() == MailTarget.Kind.LOCAL
                ? DeliveryOutcome.DEFERRED
                : DeliveryOutcome.PATH;
    }

    private String sample(PostfixReason reason) {
        return FailedAttempt.sample(
                reason.reply(),
                LogOctets.text(fields.block, fields.reasonStart, fields.reasonEnd),
                MailAddress.localPart(fields.block, fields.addressStart, fields.addressEnd));
    }

    private int target() {
        if (isMailbox) {
            return local;
        }
        boolean isNone = fields.relayEnd - fields.relayStart == NO_RELAY.length
                && LogOctets.startsWith(fields.block, fields.relayStart, fields.relayEnd, NO_RELAY);
        int found = isNone ? RelayTargets.BY_DOMAIN : targets.relay(fields.block, fields.relayStart, fields.relayEnd);
        if (found != RelayTargets.BY_DOMAIN) {
            return found;
        }
        int at = MailAddress.domain(fields.block, fields.addressStart, fields.addressEnd);
        return at < 0 ? local : targets.domain(fields.block, at, fields.addressEnd);
    }

    private Optional<EnhancedCode> dsn() {
        return EnhancedCode.parse(LogOctets.text(fields.block, fields.dsnStart, fields.dsnEnd));
    }

    /** From Postfix 3.11 on: {@code tls=may}, and {@code may:none} for plaintext. An older line does not tell. */
    private LoggedAttempt.Security security() {
        int end = fields.tlsEnd;
        if (end == fields.tlsStart) {
            return LoggedAttempt.Security.UNKNOWN;
        }
        byte last = fields.block[end - 1];
        boolean failed = last == '?' || LogOctets.indexOf(fields.block, fields.tlsStart, end, (byte) '!') >= 0;
        if (failed) {
            return LoggedAttempt.Security.UNKNOWN;
        }
        int colon = LogOctets.indexOf(fields.block, fields.tlsStart, end, (byte) ':');
        int from = colon < 0 ? fields.tlsStart : colon + 1;
        boolean isNone = end - from == NONE.length && LogOctets.startsWith(fields.block, from, end, NONE);
        return isNone ? LoggedAttempt.Security.PLAINTEXT : LoggedAttempt.Security.ENCRYPTED;
    }

    private boolean isStatus(byte[] word) {
        return fields.statusEnd - fields.statusStart == word.length
                && LogOctets.startsWith(fields.block, fields.statusStart, fields.statusEnd, word);
    }

    private boolean isProbe() {
        for (byte[] word : PROBES) {
            if (LogOctets.startsWith(fields.block, fields.statusStart, fields.statusEnd, word)) {
                return true;
            }
        }
        return false;
    }

    /** A line without a recipient: a remark on the way to the result, unless it has a status. */
    private void remark(LoggedLine line) {
        if (hasStatus(line)) {
            tally.coverage().notUnderstood(line);
        }
    }

    /** Looks for the equals sign, which such lines rarely have. */
    private static boolean hasStatus(LoggedLine line) {
        byte[] block = line.block();
        int from = line.start() + STATUS.length - 1;
        int equals = LogOctets.indexOf(block, from, line.end(), (byte) '=');
        while (equals >= 0) {
            if (LogOctets.startsWith(block, equals + 1 - STATUS.length, equals + 1, STATUS)) {
                return true;
            }
            equals = LogOctets.indexOf(block, equals + 1, line.end(), (byte) '=');
        }
        return false;
    }
}
