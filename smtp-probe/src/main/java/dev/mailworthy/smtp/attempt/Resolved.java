package dev.mailworthy.smtp.attempt;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.AttemptOutcome;
import java.util.Optional;

/**
 * The address of a target's name, or why there is none.
 *
 * @param host the name of the server at the address; an MX host if the target is a mail domain
 * @param outcome present if there is no address to try
 * @param why the reason, if the DNS did not answer
 * @param detail one line about the missing address, or empty
 */
public record Resolved(
        Optional<IpAddress> address,
        Optional<DomainName> host,
        Optional<AttemptOutcome> outcome,
        Optional<Reason> why,
        String detail) {

    public static Resolved to(IpAddress address, Optional<DomainName> host) {
        return new Resolved(Optional.of(address), host, Optional.empty(), Optional.empty(), "");
    }

    static Resolved nothing(AttemptOutcome outcome, String detail) {
        return new Resolved(Optional.empty(), Optional.empty(), Optional.of(outcome), Optional.empty(), detail);
    }
}
