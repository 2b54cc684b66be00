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

    /** A path without a judged certificate, on which MAIL was not sent. */
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

    public Optional<IpAddress> source() {
        return way.source();
    }

    public IpFamily family() {
        return way.family();
    }

    /** The port under test. */
    public int port() {
        return way.port();
    }

    public String target() {
        return server.target();
    }

    public String operator() {
        return server.operator();
    }

    public Optional<IpAddress> address() {
        return server.address();
    }

    public Role role() {
        return server.role();
    }

    public AttemptOutcome outcome() {
        return last.outcome();
    }

    /** The time of the last attempt, from the first packet to its outcome. */
    public long millis() {
        return last.millis();
    }

    /** One line for people: the greeting, or the system's error. */
    public String detail() {
        return last.detail();
    }

    public Optional<DialogueReport> dialogue() {
        return last.replies().dialogue();
    }

    /** This machine's address as the server named it. */
    public Optional<ClientAddress> client() {
        return last.replies().client();
    }

    /** The reply before MAIL that refused this client; empty without such a reply. */
    public Optional<Refusal> refusal() {
        return last.replies().refusal();
    }

    /** This path with a corrected outcome, after a closer check. */
    public EgressPath withOutcome(AttemptOutcome closer, String detail) {
        AttemptResult result = new AttemptResult(closer, last.millis(), detail, last.replies());
        return new EgressPath(way, server, result, attempts, why, trust, envelope);
    }

    public EgressPath withTrust(CertificateJudgement judgement) {
        return new EgressPath(way, server, last, attempts, why, Optional.of(judgement), envelope);
    }

    public EgressPath withEnvelope(EnvelopeOutcome taken) {
        return new EgressPath(way, server, last, attempts, why, trust, Optional.of(taken));
    }

    public EgressPath inRole(Role other) {
        ProbedServer again = new ProbedServer(
                server.target(), server.operator(), server.host(), server.address(), other, server.startTls());
        return new EgressPath(way, again, last, attempts, why, trust, envelope);
    }
}
