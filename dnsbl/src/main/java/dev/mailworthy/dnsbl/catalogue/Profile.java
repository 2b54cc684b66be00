package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.Labelled;

/** Which lists are asked when none is named. */
public enum Profile implements Labelled {
    /** Lists by which receivers refuse mail. */
    DELIVERABILITY,
    /** Lists that widely used receiver software asks. */
    RECEIVER,
    /** All lists but superseded and harmful ones. */
    ALL
}
