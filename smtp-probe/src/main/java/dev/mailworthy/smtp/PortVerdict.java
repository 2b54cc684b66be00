package dev.mailworthy.smtp;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.OutgoingPort;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The verdict on one {@link OutgoingPort}, with a line of evidence for each attempt and sign that led to it.
 *
 * @param why the DNS's reason when no target's name was answered
 * @param tested how far the conversations were meant to go
 */
public record PortVerdict(
        Optional<IpAddress> source,
        IpFamily family,
        int port,
        EgressVerdict verdict,
        Confidence confidence,
        Optional<Reason> why,
        Tested tested,
        List<String> evidence) {
    public PortVerdict {
        evidence = evidence.stream().map(Printable::text).toList();
    }

    /** The verdict on a port where all that a run can test was tested. */
    public PortVerdict(
            Optional<IpAddress> source,
            IpFamily family,
            int port,
            EgressVerdict verdict,
            Confidence confidence,
            Optional<Reason> why,
            List<String> evidence) {
        this(source, family, port, verdict, confidence, why, Tested.CONVERSATION, evidence);
    }

    /** The last step that was asked for on a port. */
    public enum Tested {
        /** The greeting alone, because no name for EHLO was given. */
        GREETING,
        /** EHLO and TLS too. */
        CONVERSATION;

        /** The name that JSON uses. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The way out that it is about. */
    public OutgoingPort way() {
        return new OutgoingPort(source, family, port);
    }

    /** Whether no mail gets out here: the port is closed, or conversations break off at every operator that agrees. */
    public boolean keepsMailBack() {
        return verdict.isBlocked() || verdict.isBroken() && confidence == Confidence.HIGH;
    }

    /** The way out in words: {@code port 25 over IPv4}, with the local address if one was asked for. */
    public String subject() {
        return way().toString();
    }
}
