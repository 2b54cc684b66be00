package dev.mailworthy.cli.store;

import dev.mailworthy.core.Labelled;

/** What a {@link SeenSpan} is about. */
public enum SpanKind implements Labelled {
    /** The verdict of the whole check. */
    VERDICT,
    /** A finding of one subject, by fingerprint: it stands, is ruled out or is open. */
    FINDING,
    /** A code that receivers' requirements read: it stands, is ruled out or is open. */
    FACT,
    /** A check by its name: answered or unanswered. */
    CHECK,
    /** A receiver's verdict, by the receiver's id. */
    RECEIVER,
    /** A record set, by name and type. */
    RECORDS
}
