package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.Labelled;

/** What being on a list means. */
public enum Role implements Labelled {
    /** Speaks against the sender. */
    BLOCK,
    /** Speaks for the sender. */
    ALLOW,
    /** Has codes of both kinds. */
    MIXED,
    /** Feeds a receiver's score, and refuses nobody alone. */
    SCORE,
    /** Says a fact that is neither good nor bad. */
    INFO
}
