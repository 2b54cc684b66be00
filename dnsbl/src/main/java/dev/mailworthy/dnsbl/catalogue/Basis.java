package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.Labelled;

/** How well it is known that a list has its test entries. */
public enum Basis implements Labelled {
    MEASURED,
    OPERATOR,
    /** Maintained receiver software tests it. */
    RECEIVER,
    THIRD_PARTY,
    /** RFC 5782 section 5 says so, and nobody confirmed it. */
    ASSUMED,
    /** No entry is known: the list can be heard, but its silence proves nothing. */
    NONE
}
