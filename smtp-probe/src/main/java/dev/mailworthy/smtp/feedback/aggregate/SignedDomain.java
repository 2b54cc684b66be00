package dev.mailworthy.smtp.feedback.aggregate;

import dev.mailworthy.core.net.DomainName;
import java.util.Comparator;
import java.util.Optional;

/**
 * A DKIM signature in a cell.
 *
 * @param domain {@code d=}
 * @param selector {@code s=}; empty if the reporter leaves it out
 * @param result of the verification; empty if it is missing or unreadable
 */
public record SignedDomain(DomainName domain, Optional<String> selector, Optional<DkimOutcome> result)
        implements Comparable<SignedDomain> {

    private static final Comparator<SignedDomain> ORDER = Comparator.comparing(SignedDomain::domain)
            .thenComparing(signed -> signed.selector().orElse(""))
            .thenComparing(signed -> signed.result().map(Enum::ordinal).orElse(-1));

    @Override
    public int compareTo(SignedDomain other) {
        return ORDER.compare(this, other);
    }
}
