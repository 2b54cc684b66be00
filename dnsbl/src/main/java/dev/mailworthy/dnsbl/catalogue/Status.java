package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.Labelled;

/** Whether a list is in operation, by the newest evidence. */
public enum Status implements Labelled {
    ACTIVE,
    /** Named by maintained software, but nobody wrote down a measurement. */
    ACTIVE_UNVERIFIED,
    /** Sources contradict each other. */
    DISPUTED,
    /** Another list has its data. */
    SUPERSEDED,
    /** Lists at random or sells removal. It is asked only when it is named. */
    HARMFUL
}
