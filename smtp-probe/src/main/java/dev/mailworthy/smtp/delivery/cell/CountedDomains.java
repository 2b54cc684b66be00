package dev.mailworthy.smtp.delivery.cell;

import java.util.Locale;
import java.util.Optional;

/**
 * Which domains of recipients have cells of their own. A provider may send to millions of domains, so the number is bounded; mail to
 * all others counts under {@link #OTHERS}.
 *
 * @param most the most domains that are counted apart, those that a log names first; 0 counts none apart
 * @param only the one domain that is counted apart, in lower case, wherever it stands in the log
 */
public record CountedDomains(int most, Optional<String> only) {

    /** The name of all domains that are not counted apart. No domain is spelled so. */
    public static final String OTHERS = "other domains";

    /** Cells do not tell domains of recipients apart. */
    public static final CountedDomains NONE = new CountedDomains(0, Optional.empty());

    /** @throws IllegalArgumentException for a negative number */
    public CountedDomains {
        if (most < 0) {
            throw new IllegalArgumentException("a number of domains");
        }
    }

    /**
     * {@return the domains that a log names first}
     *
     * @param most how many
     */
    public static CountedDomains first(int most) {
        return new CountedDomains(most, Optional.empty());
    }

    /**
     * {@return one domain}
     *
     * @param domain as in an address, without its subdomains
     */
    public static CountedDomains only(String domain) {
        return new CountedDomains(1, Optional.of(domain.toLowerCase(Locale.ROOT)));
    }

    /** {@return whether cells tell any domain apart} */
    public boolean isAny() {
        return most > 0;
    }
}
