package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.dialogue.value.TlsFacts;
import java.util.Objects;
import java.util.Optional;

/**
 * What to judge.
 *
 * @param host the receiver's name, as its MX record has it
 * @param port where it was spoken to
 * @param domain the mail domain whose MX it is, whose MTA-STS policy then applies; nothing for a host by itself
 * @param tls what the handshake showed; nothing where the peer offered no TLS or the handshake failed
 */
public record TrustRequest(DomainName host, int port, Optional<DomainName> domain, Optional<TlsFacts> tls) {

    /** @throws IllegalArgumentException when the port is none */
    public TrustRequest {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(tls, "tls");
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535");
        }
    }
}
