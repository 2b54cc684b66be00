package dev.mailworthy.smtp;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.text.Printable;
import dev.mailworthy.smtp.path.Confidence;
import dev.mailworthy.smtp.path.OutgoingPort;
import java.util.List;
import java.util.Optional;

/**
 * The verdict on one {@link OutgoingPort}, with a line of evidence for each attempt and sign that led to it.
 *
 * @param why the DNS's reason when no target's name was answered
 */
public record PortVerdict(
        Optional<IpAddress> source,
        IpFamily family,
        int port,
        EgressVerdict verdict,
        Confidence confidence,
        Optional<Reason> why,
        List<String> evidence) {
    public PortVerdict {
        evidence = evidence.stream().map(Printable::text).toList();
    }

    /** The port, family and source that the {@link EgressVerdict verdict} is about. */
    public OutgoingPort way() {
        return new OutgoingPort(source, family, port);
    }

    /** The port, family and source in words: {@code port 25 over IPv4}, with the local address if one was given. */
    public String subject() {
        return way().toString();
    }
}
