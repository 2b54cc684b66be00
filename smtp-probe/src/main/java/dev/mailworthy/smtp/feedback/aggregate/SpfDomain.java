package dev.mailworthy.smtp.feedback.aggregate;

import dev.mailworthy.core.net.DomainName;
import java.util.Comparator;
import java.util.Optional;

/**
 * The domain that SPF evaluated, in a cell.
 *
 * @param domain that was evaluated
 * @param scope the identity that names the domain; empty if it is missing or unreadable
 * @param result of the evaluation; empty if it is missing or unreadable
 */
public record SpfDomain(DomainName domain, Optional<SpfScope> scope, Optional<SpfOutcome> result)
        implements Comparable<SpfDomain> {

    private static final Comparator<SpfDomain> ORDER = Comparator.comparing(SpfDomain::domain)
            .thenComparing(spf -> spf.scope().map(Enum::ordinal).orElse(-1))
            .thenComparing(spf -> spf.result().map(Enum::ordinal).orElse(-1));

    @Override
    public int compareTo(SpfDomain other) {
        return ORDER.compare(this, other);
    }
}
