package dev.mailworthy.core.net.form;

import dev.mailworthy.core.net.DomainName;
import java.util.List;
import java.util.stream.Stream;

/** What the form of a host name says about its reach in the public DNS. */
public enum NameForm {
    /** A name of at least two labels that the public DNS can have. */
    FULL,
    /** A name without a dot (RFC 5321 section 2.3.5 asks for a full name). */
    SINGLE_LABEL,
    /** An address without brackets: the last label has digits alone, which no top-level domain has (RFC 3696 section 2). */
    ADDRESS,
    /** A name of the own machine or network, such as {@code localhost.localdomain} (RFC 6761, RFC 6762, RFC 8375, RFC 9476). */
    LOCAL;

    /** The ends of local names: those that standards reserve, and those that installers and routers give. */
    private static final List<DomainName> LOCAL_ENDS = Stream.of(
                    "localhost",
                    "localdomain",
                    "localnet",
                    "local",
                    "lan",
                    "home",
                    "home.arpa",
                    "internal",
                    "intranet",
                    "private",
                    "corp",
                    "alt",
                    "onion",
                    "invalid")
            .map(DomainName::parse)
            .toList();

    /** The form of a name. The root is a {@link #SINGLE_LABEL}. */
    public static NameForm of(DomainName name) {
        List<String> labels = name.labels();
        if (labels.isEmpty()) {
            return SINGLE_LABEL;
        }
        if (labels.get(labels.size() - 1).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return ADDRESS;
        }
        if (labels.get(0).equals("localhost") || LOCAL_ENDS.stream().anyMatch(name::isAtOrBelow)) {
            return LOCAL;
        }
        return labels.size() < 2 ? SINGLE_LABEL : FULL;
    }
}
