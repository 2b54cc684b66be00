package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.Labelled;

/** What a list requires before it answers. */
public enum KeyNeed implements Labelled {
    /** The list answers without a key. */
    NONE,
    /** The list answers without a key. With a key another zone is queried. */
    OPTIONAL,
    /** The key is a part of the zone's name. */
    REQUIRED,
    /** The resolver's addresses must be registered with the operator. */
    REGISTRATION,
    /** Only subscribers know the zone's name. */
    SUBSCRIPTION,
    /** It is not known what the list requires. */
    UNKNOWN
}
