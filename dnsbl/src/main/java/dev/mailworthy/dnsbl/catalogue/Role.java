package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.Labelled;

/** What being on a list means. */
public enum Role implements Labelled {
    /** An entry counts against the sender. */
    BLOCK,
    /** An entry counts for the sender. */
    ALLOW,
    /** Some codes count against the sender, some for the sender. */
    MIXED,
    /** An entry changes a receiver's score and refuses no mail alone. */
    SCORE,
    /** An entry is a fact that is neither good nor bad. */
    INFO
}
