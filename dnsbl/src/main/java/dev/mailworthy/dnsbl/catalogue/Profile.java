package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.Labelled;

/** Which lists are asked when none is named. */
public enum Profile implements Labelled {
    /** Those that decide at receivers. */
    DELIVERABILITY,
    /** Those that widely used receiver software asks. */
    RECEIVER,
    /** All but superseded and harmful ones. */
    ALL
}
