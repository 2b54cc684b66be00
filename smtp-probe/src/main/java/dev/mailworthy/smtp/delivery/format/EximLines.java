package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.delivery.cell.DeliveryOutcome;
import dev.mailworthy.smtp.delivery.cell.MailTarget;
import dev.mailworthy.smtp.delivery.cell.Matter;
import dev.mailworthy.smtp.delivery.line.EximId;
import dev.mailworthy.smtp.delivery.line.LogOctets;
import dev.mailworthy.smtp.delivery.line.LoggedLine;
import dev.mailworthy.smtp.delivery.meaning.FailedAttempt;
import dev.mailworthy.smtp.delivery.meaning.MailAddress;
import dev.mailworthy.smtp.delivery.meaning.RelayTargets;
import dev.mailworthy.smtp.delivery.meaning.SourceAddress;
import dev.mailworthy.smtp.delivery.tally.DeliveryTally;
import dev.mailworthy.smtp.delivery.tally.LoggedAttempt;
import dev.mailworthy.smtp.reply.rule.ReplyClassifier;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the lines of Exim. A line without a flag behind the message id is a remark on the way to a result. */
final class EximLines implements ProgramLines {

    private static final byte[] COMPLETED = LogOctets.of("Completed");
    private static final int DATE = 19;
    /** The host's retry time has not come. */
    private static final int HOST_WAITS = -53;
    /** The router's, the local mailbox's and the host's retry time has not come. */
    private static final int FIRST_WAIT = -51;

    private final DeliveryTally tally;
    private final RelayTargets targets;
    private final FailedAttempt failed;
    private final long key;
    private final int local;
    private final EximFields fields = new EximFields();
    private final LoggedAttempt attempt = new LoggedAttempt();

    EximLines(DeliveryTally tally, ReplyClassifier classifier, long key) {
        this.tally = tally;
        this.targets = new RelayTargets(classifier, tally.numbers(), key);
        this.failed = new FailedAttempt(tally.numbers(), classifier, targets);
        this.key = key;
        this.local = targets.local();
    }

    @Override
    public void read(LoggedLine line) {
        byte[] block = line.block();
        int end = line.end();
        int at = line.start();
        int behindPiece = afterPiece(block, at, end);
        if (behindPiece < 0) {
            return;
        }
        boolean isPiece = behindPiece > at;
        int id = EximId.afterProcess(block, afterDate(block, behindPiece, end), end);
        int idEnd = EximId.end(block, id, end);
        if (idEnd < 0 || end - idEnd < 4) {
            return;
        }
        // No host: an id holds time and process, and the log that Exim writes itself names no host.
        long message = LogOctets.hash(block, id, idEnd, key);
        int flag = idEnd + 1;
        boolean isFlag = block[flag + 2] == ' ';
        if (!isFlag) {
            if (LogOctets.startsWith(block, flag, end, COMPLETED)) {
                tally.ended(message, line.second());
            }
            return;
        }
        int kind = block[flag] << 8 | block[flag + 1];
        switch (kind) {
            case '<' << 8 | '=', '(' << 8 | '=' -> tally.begun(message, line.second());
            case '=' << 8 | '>', '-' << 8 | '>', '>' << 8 | '>' -> attempt(line, message, flag + 3, Flag.DELIVERED);
            case '*' << 8 | '*' -> attempt(line, message, flag + 3, Flag.FAILED);
            case '=' << 8 | '=' -> attempt(line, message, flag + 3, Flag.DEFERRED);
            // The option -N: nothing was sent.
            case '*' << 8 | '>' -> tally.coverage().understood(line.times());
            default -> {}
        }
        boolean hasReason = kind == ('*' << 8 | '*') || kind == ('=' << 8 | '=');
        if (isPiece && hasReason) {
            tally.coverage().truncated();
        }
    }

    private enum Flag {
        DELIVERED,
        FAILED,
        DEFERRED
    }

    /**
     * Where the text of a piece of a long line of syslog begins: {@code [1/3] text}, or {@code [1\3]} before a line break. Id, flag,
     * addresses and host stand in the first piece. Returns -1 for the pieces behind it, and the same place for a whole line.
     */
    private static int afterPiece(byte[] block, int from, int end) {
        if (from >= end || block[from] != '[') {
            return from;
        }
        int at = afterDigits(block, from + 1, end);
        boolean isPiece = at > from + 1 && at < end && (block[at] == '/' || block[at] == '\\');
        if (!isPiece) {
            return from;
        }
        int close = afterDigits(block, at + 1, end);
        boolean closes = close > at + 1 && close + 1 < end && block[close] == ']' && block[close + 1] == ' ';
        if (!closes) {
            return from;
        }
        return LogOctets.number(block, from + 1, at) == 1 ? close + 2 : -1;
    }

    private static int afterDigits(byte[] block, int from, int end) {
        int at = from;
        while (at < end && LogOctets.isDigit(block[at])) {
            at++;
        }
        return at;
    }

    /** In syslog Exim's own time may stand before the id, with milliseconds and an offset. */
    private static int afterDate(byte[] block, int from, int end) {
        boolean isDate = end - from > DATE
                && LogOctets.isDigit(block[from])
                && block[from + 4] == '-'
                && block[from + 10] == ' '
                && block[from + 13] == ':';
        if (!isDate) {
            return from;
        }
        int at = from + DATE;
        at = block[at] == '.' ? afterDigits(block, at + 1, end) : at;
        boolean hasOffset = at + 7 < end && (block[at + 1] == '+' || block[at + 1] == '-') && block[at + 6] == ' ';
        return at + (hasOffset ? 7 : 1);
    }

    private void attempt(LoggedLine line, long message, int from, Flag flag) {
        boolean isRead = fields.read(line.block(), from, line.end())
                && (flag != Flag.DELIVERED || fields.isDelivery() || isWithoutDomain());
        if (!isRead) {
            tally.coverage().notUnderstood(line);
            return;
        }
        tally.coverage().understood(line.times());
        attempt.clear();
        attempt.message = message;
        attempt.recipient = recipient();
        attempt.domain = isWithoutDomain()
                ? targets.recipientDomain(fields.block, fields.originalStart, fields.originalEnd)
                : targets.recipientDomain(fields.block, fields.addressStart, fields.addressEnd);
        attempt.second = line.second();
        attempt.times = line.times();
        attempt.source = tally.numbers().source(source());
        attempt.delay = fields.delay;
        if (fields.isEncrypted) {
            tally.coverage().tlsSign(line.times());
        }
        if (flag == Flag.DELIVERED) {
            delivered();
        } else {
            fails(LogOctets.text(fields.block, fields.wordsStart, fields.wordsEnd), flag == Flag.FAILED);
        }
    }

    private void delivered() {
        attempt.target = fields.isLocal || !fields.hasHost() ? local : relay();
        boolean isOutside = attempt.target != local;
        if (isOutside) {
            attempt.security = fields.isEncrypted ? LoggedAttempt.Security.ENCRYPTED : LoggedAttempt.Security.UNMARKED;
        }
        attempt.outcome = DeliveryOutcome.ACCEPTED;
        tally.attempt(attempt, () -> "");
    }

    private void fails(String words, boolean isFinal) {
        EximReason reason = EximReason.of(words, isFinal);
        attempt.target = failedTarget(reason, words);
        Optional<String> host = fields.hasHost()
                ? Optional.of(EximReason.nameOf(LogOctets.text(fields.block, fields.hostStart, fields.hostEnd)))
                : reason.hostName();
        boolean isWaiting = fields.error <= FIRST_WAIT && fields.error >= HOST_WAITS || EximReason.isWaiting(words);
        failed.explain(attempt, reason.reply(), host, !isWaiting);
        boolean isLocal = attempt.target == local;
        if (isFinal) {
            attempt.outcome =
                    EximReason.isTimeout(words, reason.reply()) ? DeliveryOutcome.EXPIRED : DeliveryOutcome.REFUSED;
        } else if (isWaiting) {
            attempt.outcome = DeliveryOutcome.HELD;
        } else {
            attempt.outcome = isLocal || reason.isConversation() ? DeliveryOutcome.DEFERRED : DeliveryOutcome.PATH;
        }
        tally.attempt(attempt, () -> FailedAttempt.sample(reason.reply(), words, localPart()));
    }

    /** Exim names no host when it found none, and for a mailbox on this machine: the words tell which of them it is. */
    private int failedTarget(EximReason reason, String words) {
        if (fields.isLocal) {
            return local;
        }
        if (fields.hasHost()) {
            return relay();
        }
        if (reason.host().isPresent()) {
            byte[] host = LogOctets.of(reason.host().orElseThrow());
            int found = targets.relay(host, 0, host.length, kind());
            return found == RelayTargets.BY_DOMAIN ? byDomain() : found;
        }
        boolean isOutside = fields.error == HOST_WAITS
                || reason.isConversation()
                || !fields.hasTransport && fields.error == FIRST_WAIT
                || EximReason.isTimeout(words, reason.reply()) && fields.hasTransport
                || fields.isRouted && failed.matter(reason.reply()) == Matter.PATH;
        return isOutside ? byDomain() : local;
    }

    private int relay() {
        int found = targets.relay(fields.block, fields.hostStart, fields.hostEnd, kind());
        return found == RelayTargets.BY_DOMAIN ? byDomain() : found;
    }

    private MailTarget.Kind kind() {
        return fields.isSmarthost ? MailTarget.Kind.SMARTHOST : MailTarget.Kind.RECEIVER;
    }

    private int byDomain() {
        int at = MailAddress.domain(fields.block, fields.addressStart, fields.addressEnd);
        return at < 0 ? local : targets.domain(fields.block, at, fields.addressEnd);
    }

    private boolean isWithoutDomain() {
        return MailAddress.domain(fields.block, fields.addressStart, fields.addressEnd) < 0;
    }

    /** A local delivery is logged by its local part alone, and a failure of it with the domain: both are one recipient. */
    private long recipient() {
        if (!fields.isLocal && isWithoutDomain() && fields.originalEnd > fields.originalStart) {
            int domain = MailAddress.domain(fields.block, fields.originalStart, fields.originalEnd);
            if (domain >= 0) {
                String whole = LogOctets.text(fields.block, fields.addressStart, fields.addressEnd) + "@"
                        + LogOctets.text(fields.block, domain, fields.originalEnd);
                byte[] octets = whole.getBytes(StandardCharsets.UTF_8);
                return LogOctets.hash(octets, 0, octets.length, key);
            }
        }
        return LogOctets.hash(fields.block, fields.addressStart, fields.addressEnd, key);
    }

    private String localPart() {
        return MailAddress.localPart(fields.block, fields.addressStart, fields.addressEnd);
    }

    /** Exim logs the address that it sends from with {@code log_selector = +incoming_interface +outgoing_interface}. */
    private Optional<IpAddress> source() {
        if (fields.interfaceEnd <= fields.interfaceStart) {
            return Optional.empty();
        }
        return SourceAddress.of(LogOctets.text(fields.block, fields.interfaceStart, fields.interfaceEnd));
    }
}
