package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.Labelled;

/** What shows whose a source is. */
public enum Ground implements Labelled {
    /** The user named it. */
    NAMED,
    /** It passes by the domain's present SPF record. */
    SPF_RECORD,
    /** A receiver saw an aligned pass of SPF. */
    SPF_SEEN,
    /** A domain of a known service was proved. */
    SERVICE_DOMAIN,
    /** The receiver says that it forwards. */
    RECEIVER,
    /** A valid signature of the domain came through it. */
    SIGNATURE,
    /** It is an address of a known service. */
    SERVICE_ADDRESS,
    /** Nothing was found about it. */
    NOTHING,
    /** An answer is missing. */
    UNANSWERED
}
