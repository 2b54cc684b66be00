package dev.mailworthy.smtp.path;

import dev.mailworthy.core.Printable;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.trust.CertificateJudgement;
import java.util.Optional;

/**
 * The attempts on one target address and port.
 *
 * @param source the local address that was asked for, or empty for the system's choice
 * @param port the port under test
 * @param address what was connected to; empty when the name gave none
 * @param millis of the last attempt, from start to outcome
 * @param why set when the name went unanswered by the DNS: the reason
 * @param detail one line: the greeting, or what the system said
 * @param dialogue what was said after the greeting, where there was a name to say in EHLO
 * @param trust what its certificate is worth, where somebody judged it
 * @param envelope how MAIL and RCPT were taken, where they were asked for
 */
public record EgressPath(
        Optional<IpAddress> source,
        IpFamily family,
        int port,
        String target,
        String operator,
        Optional<IpAddress> address,
        Role role,
        AttemptOutcome outcome,
        long millis,
        int attempts,
        Optional<Reason> why,
        String detail,
        Optional<DialogueReport> dialogue,
        Optional<CertificateJudgement> trust,
        Optional<EnvelopeOutcome> envelope) {
    public EgressPath {
        target = Printable.text(target);
        operator = Printable.text(operator);
        detail = Printable.text(detail);
    }

    /** A path on which no more than the greeting was heard. */
    public EgressPath(
            Optional<IpAddress> source,
            IpFamily family,
            int port,
            String target,
            String operator,
            Optional<IpAddress> address,
            Role role,
            AttemptOutcome outcome,
            long millis,
            int attempts,
            Optional<Reason> why,
            String detail) {
        this(
                source,
                family,
                port,
                target,
                operator,
                address,
                role,
                outcome,
                millis,
                attempts,
                why,
                detail,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Why a connection is tried. */
    public enum Role {
        /** A mail server whose port is under test. */
        TARGET,
        /** Something that is not mail: shows that the network works at all. */
        CONTROL,
        /** An address where nobody listens: whoever answers is in between. */
        CANARY,
        /** A target that answered before, tried once more after others had been lost. */
        RECHECK
    }

    /** The same path, seen more closely. */
    public EgressPath withOutcome(AttemptOutcome closer, String saying) {
        return new EgressPath(
                source, family, port, target, operator, address, role, closer, millis, attempts, why, saying, dialogue,
                trust, envelope);
    }

    public EgressPath withTrust(CertificateJudgement judgement) {
        return new EgressPath(
                source,
                family,
                port,
                target,
                operator,
                address,
                role,
                outcome,
                millis,
                attempts,
                why,
                detail,
                dialogue,
                Optional.of(judgement),
                envelope);
    }

    public EgressPath withEnvelope(EnvelopeOutcome taken) {
        return new EgressPath(
                source,
                family,
                port,
                target,
                operator,
                address,
                role,
                outcome,
                millis,
                attempts,
                why,
                detail,
                dialogue,
                trust,
                Optional.of(taken));
    }

    public EgressPath inRole(Role other) {
        return new EgressPath(
                source, family, port, target, operator, address, other, outcome, millis, attempts, why, detail,
                dialogue, trust, envelope);
    }
}
