package dev.mailworthy.core.posture;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What to look at.
 *
 * @param domain the mail domain
 * @param addresses the addresses that mail leaves from
 * @param ehlo the name given in EHLO, or empty when it is not known
 */
public record PostureRequest(DomainName domain, List<IpAddress> addresses, Optional<DomainName> ehlo) {
    public PostureRequest {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(ehlo, "ehlo");
        addresses = List.copyOf(addresses);
    }
}
