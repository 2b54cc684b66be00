package dev.mailworthy.cli.assess;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.EgressRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to check.
 *
 * @param addresses the sending addresses, or none to find them out
 * @param ehlo the name the mail server gives in EHLO, or empty to find it out
 * @param budget the time for everything
 * @param outlook whose requirements count
 */
public record CheckRequest(
        DomainName domain,
        List<IpAddress> addresses,
        Optional<DomainName> ehlo,
        EgressRequest egress,
        Duration budget,
        OutlookChoice outlook) {
    public CheckRequest {
        addresses = List.copyOf(addresses);
    }

    /** With all receivers' requirements. */
    public CheckRequest(
            DomainName domain,
            List<IpAddress> addresses,
            Optional<DomainName> ehlo,
            EgressRequest egress,
            Duration budget) {
        this(domain, addresses, ehlo, egress, budget, OutlookChoice.everybody(Clock.systemUTC()));
    }
}
