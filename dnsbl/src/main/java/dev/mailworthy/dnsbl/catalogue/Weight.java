package dev.mailworthy.dnsbl.catalogue;

/** How much receivers really use a list. */
public enum Weight implements Labelled {
    HIGH,
    MEDIUM,
    LOW,
    INFORMATIONAL
}
