package dev.mailworthy.dnsbl.catalogue.code;

import dev.mailworthy.core.Labelled;

/** How many receivers use a list. */
public enum Weight implements Labelled {
    HIGH,
    MEDIUM,
    LOW,
    INFORMATIONAL
}
