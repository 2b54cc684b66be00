package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.dialogue.value.TlsFacts;
import java.util.Objects;
import java.util.Optional;

/**
 * The peer to judge.
 *
 * @param host the receiver's name, as in its MX record
 * @param port the port of the connection
 * @param domain the mail domain of the MX record, whose MTA-STS policy applies; empty for a host alone
 * @param tls the facts from the handshake; empty if the peer offered no TLS or the handshake failed
 */
public record TrustRequest(DomainName host, int port, Optional<DomainName> domain, Optional<TlsFacts> tls) {

    /** @throws IllegalArgumentException if the port is out of range */
    public TrustRequest {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(tls, "tls");
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535");
        }
    }
}
