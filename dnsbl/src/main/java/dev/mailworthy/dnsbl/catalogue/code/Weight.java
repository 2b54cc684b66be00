package dev.mailworthy.dnsbl.catalogue.code;

import dev.mailworthy.core.Labelled;

/** How many receivers use a list. */
public enum Weight implements Labelled {
    /** Many receivers use the list. */
    HIGH,
    /** Some receivers use the list. */
    MEDIUM,
    /** Few receivers use the list. */
    LOW,
    /** The list is for information; no receiver is known to use it. */
    INFORMATIONAL
}
