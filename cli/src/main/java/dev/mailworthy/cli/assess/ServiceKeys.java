package dev.mailworthy.cli.assess;

import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.stream.Stream;

/**
 * The DKIM selectors that a {@link MailService} documents for the domains of its customers.
 *
 * @param selectors without {@code _domainkey}; none when each customer has names of its own
 * @param naming whether these names are fixed
 * @param step what the customer does at the service to get keys
 * @param source where it is documented, and the month of the copy that was read; or that it is from memory
 */
record ServiceKeys(List<DomainName> selectors, Naming naming, String step, String source) {

    /** How a service names selectors. */
    enum Naming {
        /** All customers have these. */
        FIXED,
        /** The customer can choose another name, so that an empty one proves little. */
        CHOSEN
    }

    static ServiceKeys fixed(String selectors, String step, String source) {
        return new ServiceKeys(names(selectors), Naming.FIXED, step, source);
    }

    static ServiceKeys chosen(String selectors, String step, String source) {
        return new ServiceKeys(names(selectors), Naming.CHOSEN, step, source);
    }

    /** No selector is documented: nothing is asked. */
    static ServiceKeys unknown(String source) {
        return new ServiceKeys(List.of(), Naming.CHOSEN, "", source);
    }

    private static List<DomainName> names(String selectors) {
        return Stream.of(selectors.split(" ")).map(DomainName::parse).toList();
    }
}
