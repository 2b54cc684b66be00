package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.Labelled;

/** What a list wants before it answers. */
public enum KeyNeed implements Labelled {
    NONE,
    /** Answers without one; with one through a zone of its own. */
    OPTIONAL,
    /** The key is a part of the zone's name. */
    REQUIRED,
    /** The addresses that ask must be registered with the operator. */
    REGISTRATION,
    /** The zone's name is told to subscribers. */
    SUBSCRIPTION,
    UNKNOWN
}
