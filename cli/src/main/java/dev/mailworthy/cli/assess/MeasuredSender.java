package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.port.SendingAddresses;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import java.util.Objects;
import java.util.Optional;

/**
 * The sender that an {@link Assessment} checked: a {@link RequestedSender} with what the run found out in addition.
 *
 * @param addresses the addresses that were checked, and where they come from
 * @param ehlo what the mail server says in EHLO, or empty when it is not known
 */
public record MeasuredSender(DomainName domain, SendingAddresses addresses, Optional<EhloName> ehlo) {
    public MeasuredSender {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(addresses, "addresses");
        Objects.requireNonNull(ehlo, "ehlo");
    }
}
