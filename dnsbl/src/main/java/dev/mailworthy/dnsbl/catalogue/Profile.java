package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.Labelled;

/** The lists that are queried if the user names none. */
public enum Profile implements Labelled {
    /** Lists by which receivers refuse mail. */
    DELIVERABILITY,
    /** Lists that widely used receiver software queries. */
    RECEIVER,
    /** All lists but superseded and harmful ones. */
    ALL
}
