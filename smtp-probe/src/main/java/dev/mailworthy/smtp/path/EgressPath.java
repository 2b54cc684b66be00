package dev.mailworthy.smtp.path;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.dialogue.DialogueReport;
import dev.mailworthy.smtp.dialogue.Refusal;
import dev.mailworthy.smtp.trust.CertificateJudgement;
import java.util.Optional;

/**
 * The attempts on one target address and port.
 *
 * @param last the last attempt
 * @param attempts how many there were; 0 where there was no address to try
 * @param why the reason, when the DNS did not answer about the name
 * @param trust what the server's certificate is worth, where it was judged
 * @param envelope how the server took MAIL and RCPT, where the request wanted them said
 */
public record EgressPath(
        OutgoingPort way,
        ProbedServer server,
        AttemptResult last,
        int attempts,
        Optional<Reason> why,
        Optional<CertificateJudgement> trust,
        Optional<EnvelopeOutcome> envelope) {

    /** A path whose certificate was not judged, and on which MAIL was not said. */
    public EgressPath(OutgoingPort way, ProbedServer server, AttemptResult last, int attempts, Optional<Reason> why) {
        this(way, server, last, attempts, why, Optional.empty(), Optional.empty());
    }

    /** Why a connection is tried. */
    public enum Role {
        /** A mail server whose port is under test. */
        TARGET,
        /** Something that is not mail: shows that the network works at all. */
        CONTROL,
        /** An address where no server is (RFC 5737, RFC 3849). An answer comes from something in between. */
        CANARY,
        /** A target that answered before, tried once more after others had been lost. */
        RECHECK
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

    /** One line for people: the greeting, or what the system said. */
    public String detail() {
        return last.detail();
    }

    public Optional<DialogueReport> dialogue() {
        return last.replies().dialogue();
    }

    /** The reply before MAIL with which the server refused this client. */
    public Optional<Refusal> refusal() {
        return last.replies().refusal();
    }

    /** This path with another outcome, because a closer look showed it. */
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
        ProbedServer again =
                new ProbedServer(server.target(), server.operator(), server.host(), server.address(), other);
        return new EgressPath(way, again, last, attempts, why, trust, envelope);
    }
}
