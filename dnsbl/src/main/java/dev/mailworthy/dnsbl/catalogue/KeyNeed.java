package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.Labelled;

/** What a list wants before it answers. */
public enum KeyNeed implements Labelled {
    NONE,
    /** The list answers without a key. With a key it is asked in another zone. */
    OPTIONAL,
    /** The key is a part of the zone's name. */
    REQUIRED,
    /** The addresses that ask must be registered with the operator. */
    REGISTRATION,
    /** Only subscribers know the zone's name. */
    SUBSCRIPTION,
    UNKNOWN
}
