package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.Labelled;

/** Whether a list is in operation, by the newest evidence. */
public enum Status implements Labelled {
    /** The list answers and is maintained. */
    ACTIVE,
    /** Maintained software queries it, but there is no measurement. */
    ACTIVE_UNVERIFIED,
    /** Sources contradict each other. */
    DISPUTED,
    /** Another list has its data. */
    SUPERSEDED,
    /** It lists at random or sells removal. It is queried only if the user names it. */
    HARMFUL
}
