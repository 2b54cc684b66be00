package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service that sends mail of other domains, or that forwards mail to them.
 *
 * @param id in lower case
 * @param name on screen
 * @param include what its customers include in their SPF record; empty if they need none, or for a forwarder
 * @param domains its own domains, as it writes them into MAIL FROM and into {@code d=}
 * @param step what the customer does there for signatures of the customer's own domain; empty if not known
 * @param source where it is documented, and whether a copy was read or it is from memory
 */
public record SendingService(
        String id,
        String name,
        Optional<DomainName> include,
        List<DomainName> domains,
        Optional<String> step,
        String source) {
    public SendingService {
        domains = List.copyOf(domains);
    }

    /** Whether SPF or DKIM proved a domain of the service. */
    boolean isProvedBy(SeenMail row) {
        return Stream.concat(row.signedBy(), row.sentBy()).anyMatch(this::has);
    }

    boolean has(DomainName domain) {
        return domains.stream().anyMatch(domain::isAtOrBelow);
    }
}
