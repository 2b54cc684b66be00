package dev.mailworthy.core.receiver;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a receiver says is the matter, as far as it is the sender's. */
public enum StatementCause {
    REVERSE_NAME,
    /** The reverse name looks like one that nobody chose. */
    GENERIC_NAME,
    /** Neither SPF nor DKIM passed. */
    AUTHENTICATION,
    SPF,
    DKIM,
    DMARC,
    /** What passed is not for the From domain. */
    ALIGNMENT,
    TLS,
    /** A public list has the address. */
    LISTED,
    /** The address looks like one of a dynamic pool. */
    DYNAMIC,
    EHLO,
    /** The sender's domain does not exist or cannot be answered. */
    DOMAIN,
    RATE,
    /** The receiver's own view of the address, its network or the domain. */
    REPUTATION,
    CONTENT,
    OTHER;

    /** The name that JSON and data files use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<StatementCause> of(String label) {
        return Stream.of(values()).filter(cause -> cause.label().equals(label)).findFirst();
    }
}
