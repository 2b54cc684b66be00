package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.smtp.delivery.cell.CellCause;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import dev.mailworthy.smtp.delivery.line.LineForm;
import dev.mailworthy.smtp.delivery.line.LogOctets;
import dev.mailworthy.smtp.delivery.line.LoggedLine;
import dev.mailworthy.smtp.delivery.meaning.FailedAttempt;
import dev.mailworthy.smtp.delivery.meaning.MailAddress;
import dev.mailworthy.smtp.delivery.meaning.RelayTargets;
import dev.mailworthy.smtp.delivery.tally.DeliveryTally;
import dev.mailworthy.smtp.delivery.tally.LoggedAttempt;
import dev.mailworthy.smtp.reply.SmtpReply;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The log of KumoMTA: one JSON record a line (its reference, "Log Record"). */
public final class KumoFormat implements LogFormat {

    private static final byte[] TYPE = LogOctets.of("{\"type\":\"");
    /** Records of mail that came in or changed its place, and of reports about mail that a receiver had taken. */
    private static final Set<String> NO_ATTEMPT = Set.of(
            "OOB", "Feedback", "Rejection", "AdminRebind", "DeferredInjectionRebind", "XferIn", "XferOut", "Any");

    private final DeliveryTally tally;
    private final ReplyClassifier classifier;
    private final long key;
    private final LoggedAttempt attempt = new LoggedAttempt();
    private @Nullable RelayTargets targets;

    /** @param key makes the numbers of messages and recipients */
    public KumoFormat(DeliveryTally tally, ReplyClassifier classifier, long key) {
        this.tally = tally;
        this.classifier = classifier;
        this.key = key;
    }

    @Override
    public String name() {
        return "KumoMTA";
    }

    @Override
    public Optional<ProgramLines> program(String program) {
        return Optional.empty();
    }

    @Override
    public boolean reads(LoggedLine line) {
        if (line.form() != LineForm.RECORD || !LogOctets.startsWith(line.block(), line.start(), line.end(), TYPE)) {
            return false;
        }
        try {
            read(line, KumoRecord.read(Arrays.copyOfRange(line.block(), line.start(), line.end())));
        } catch (IllegalArgumentException e) {
            tally.coverage().notUnderstood(line);
        }
        return true;
    }

    private void read(LoggedLine line, KumoRecord.Read read) {
        KumoRecord record = read.record();
        long message = number(record.id());
        switch (record.type()) {
            case "Reception" ->
                tally.begun(message, line.second(), record.recipients().size());
            case "Delivery" -> attempts(line, read, DeliveryOutcome.ACCEPTED);
            case "Bounce" -> attempts(line, read, DeliveryOutcome.REFUSED);
            case "TransientFailure" -> attempts(line, read, deferral(read.reply()));
            case "Delayed" -> attempts(line, read, DeliveryOutcome.HELD);
            case "AdminBounce" -> attempts(line, read, DeliveryOutcome.REFUSED);
            case "Expiration" -> {
                tally.coverage().understood(line.times());
                tally.expired(message, line.second());
                tally.ended(message, line.second());
            }
            default -> {
                if (NO_ATTEMPT.contains(record.type())) {
                    tally.coverage().understood(line.times());
                } else {
                    tally.coverage().notUnderstood(line);
                }
            }
        }
    }

    private static DeliveryOutcome deferral(SmtpReply reply) {
        return reply.ending().isReply() ? DeliveryOutcome.DEFERRED : DeliveryOutcome.PATH;
    }

    private long number(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return LogOctets.hash(octets, 0, octets.length, key);
    }

    private void attempts(LoggedLine line, KumoRecord.Read read, DeliveryOutcome outcome) {
        tally.coverage().understood(line.times());
        for (String recipient : read.record().recipients()) {
            attempt(line, read, recipient.getBytes(StandardCharsets.UTF_8), outcome);
        }
    }

    private void attempt(LoggedLine line, KumoRecord.Read read, byte[] recipient, DeliveryOutcome outcome) {
        KumoRecord record = read.record();
        RelayTargets known = targets();
        // The administrator's order takes the mail out of the queue: no receiver had a part in it.
        boolean isLocal = record.type().equals("AdminBounce") || !record.isSmtp();
        attempt.clear();
        attempt.message = number(record.id());
        attempt.recipient = LogOctets.hash(recipient, 0, recipient.length, key);
        attempt.domain = known.recipientDomain(recipient, 0, recipient.length);
        attempt.second = line.second();
        attempt.delay = record.delay();
        attempt.endsUnlogged = true;
        attempt.outcome = outcome;
        attempt.source = tally.numbers().source(record.source());
        attempt.target = isLocal ? known.local() : target(record, recipient, known);
        attempt.cause = tally.numbers().cause(CellCause.none());
        if (record.peer().isPresent() && outcome == DeliveryOutcome.ACCEPTED) {
            attempt.security = record.security();
        }
        if (outcome != DeliveryOutcome.ACCEPTED) {
            new FailedAttempt(tally.numbers(), classifier, known)
                    .explain(attempt, read.reply(), record.host(), outcome != DeliveryOutcome.HELD);
        }
        tally.attempt(
                attempt,
                () -> FailedAttempt.sample(
                        read.reply(), read.reply().text(), MailAddress.localPart(recipient, 0, recipient.length)));
    }

    private int target(KumoRecord record, byte[] recipient, RelayTargets known) {
        int found = RelayTargets.BY_DOMAIN;
        if (record.peer().isPresent()) {
            byte[] peer = record.peer().get().getBytes(StandardCharsets.UTF_8);
            found = known.relay(peer, 0, peer.length, MailTarget.Kind.RECEIVER);
        }
        if (found != RelayTargets.BY_DOMAIN) {
            return found;
        }
        int at = MailAddress.domain(recipient, 0, recipient.length);
        return at < 0 ? known.local() : known.domain(recipient, at, recipient.length);
    }

    private RelayTargets targets() {
        RelayTargets known = targets;
        if (known == null) {
            known = new RelayTargets(classifier, tally.numbers(), key);
            targets = known;
        }
        return known;
    }
}
