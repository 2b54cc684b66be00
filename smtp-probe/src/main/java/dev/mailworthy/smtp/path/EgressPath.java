package dev.mailworthy.smtp.path;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.dialogue.ClientAddress;
import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.Refusal;
import dev.mailworthy.smtp.trust.CertificateJudgement;
import java.util.Optional;

/**
 * All attempts on one address and port of a {@link EgressTarget target}.
 *
 * @param way source, family and port
 * @param server the other end
 * @param last the last attempt
 * @param attempts the number of attempts; 0 if there was no address to try
 * @param why the reason, if the DNS did not answer about the name
 * @param trust the judgement of the server's certificate, if it was judged
 * @param envelope the server's answer to MAIL and RCPT, if the request has an envelope
 */
public record EgressPath(
        OutgoingPort way,
        ProbedServer server,
        AttemptResult last,
        int attempts,
        Optional<Reason> why,
        Optional<CertificateJudgement> trust,
        Optional<EnvelopeOutcome> envelope) {

    /**
     * A path without a judged certificate, on which MAIL was not sent.
     *
     * @param way source, family and port
     * @param server the other end
     * @param last the attempt that counts
     * @param attempts how many were made, 0 or more
     * @param why set if the path is unanswered
     */
    public EgressPath(OutgoingPort way, ProbedServer server, AttemptResult last, int attempts, Optional<Reason> why) {
        this(way, server, last, attempts, why, Optional.empty(), Optional.empty());
    }

    /** The purpose of a connection. */
    public enum Role {
        /** A mail server whose port is under test. */
        TARGET,
        /** A host that is not a mail server: shows that the network works at all. */
        CONTROL,
        /**
         * An address without a server (RFC 5737, RFC 3849). If it answers, a device on the path answers in its place.
         */
        CANARY,
        /** A target that answered before, tried once more after other targets were lost. */
        RECHECK,
        /**
         * A target whose reply was lost, tried once more in the same way with a small receive window. The server then sends small
         * packets, so that only their length is different.
         */
        SMALL_PACKETS,
        /**
         * A target with which TLS came about, tried once more with a first TLS message that needs a packet of full length. Only
         * the length of what this machine sends is different.
         */
        LARGE_PACKETS
    }

    /** {@return the local address; empty for the system's choice} */
    public Optional<IpAddress> source() {
        return way.source();
    }

    /** {@return IPv4 or IPv6} */
    public IpFamily family() {
        return way.family();
    }

    /** {@return the port under test} */
    public int port() {
        return way.port();
    }

    /** {@return the target as the request names it} */
    public String target() {
        return server.target();
    }

    /** {@return the organisation that runs the target, by which a quorum is counted} */
    public String operator() {
        return server.operator();
    }

    /** {@return the address that was called; empty if the name has none or was not resolved} */
    public Optional<IpAddress> address() {
        return server.address();
    }

    /** {@return whether it is a mail server, a control or a canary} */
    public Role role() {
        return server.role();
    }

    /** {@return what the attempt that counts came to} */
    public AttemptOutcome outcome() {
        return last.outcome();
    }

    /** {@return the time of the last attempt, from the first packet to its outcome} */
    public long millis() {
        return last.millis();
    }

    /** {@return one line for people: the greeting, or the system's error} */
    public String detail() {
        return last.detail();
    }

    /** {@return the SMTP dialogue; empty if the request has no name for EHLO, or no connection was made} */
    public Optional<DialogueReport> dialogue() {
        return last.replies().dialogue();
    }

    /** {@return this machine's address as the server named it} */
    public Optional<ClientAddress> client() {
        return last.replies().client();
    }

    /** {@return the reply before MAIL that refused this client; empty without such a reply} */
    public Optional<Refusal> refusal() {
        return last.replies().refusal();
    }

    /**
     * {@return this path with a corrected outcome, after a closer check}
     *
     * @param closer what the check showed
     * @param detail one line
     */
    public EgressPath withOutcome(AttemptOutcome closer, String detail) {
        AttemptResult result = new AttemptResult(closer, last.millis(), detail, last.replies());
        return new EgressPath(way, server, result, attempts, why, trust, envelope);
    }

    /**
     * {@return this path with a judged certificate}
     *
     * @param judgement of the server's certificate, or of its absence
     */
    public EgressPath withTrust(CertificateJudgement judgement) {
        return new EgressPath(way, server, last, attempts, why, Optional.of(judgement), envelope);
    }

    /**
     * {@return this path with the result of MAIL and RCPT}
     *
     * @param taken what the server did with the envelope
     */
    public EgressPath withEnvelope(EnvelopeOutcome taken) {
        return new EgressPath(way, server, last, attempts, why, trust, Optional.of(taken));
    }

    /**
     * {@return this path in another role}
     *
     * @param other mail server, control or canary
     */
    public EgressPath inRole(Role other) {
        ProbedServer again = new ProbedServer(
                server.target(), server.operator(), server.host(), server.address(), other, server.startTls());
        return new EgressPath(way, again, last, attempts, why, trust, envelope);
    }
}
