package dev.mailworthy.dnsbl.catalogue;

import dev.mailworthy.core.Labelled;

/** The evidence that a list has its {@link TestEntries test entries}. */
public enum Basis implements Labelled {
    /** The list's answers were looked at. */
    MEASURED,
    /** The list's operator documents it. */
    OPERATOR,
    /** Maintained receiver software tests it. */
    RECEIVER,
    /** Others than the operator document it. */
    THIRD_PARTY,
    /** RFC 5782 section 5 demands it; there is no other evidence. */
    ASSUMED,
    /** No test entry is known. A listing counts; "not listed" is unproved. */
    NONE
}
