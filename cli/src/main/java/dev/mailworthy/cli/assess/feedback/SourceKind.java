package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.Labelled;

/** Whose a source of mail is, by the proofs at hand. */
public enum SourceKind implements Labelled {
    /** The user names it, it passes by the domain's SPF record, or a receiver saw its SPF pass. */
    YOURS,
    /** A sending service, by its SPF name or by domains of its own. */
    SERVICE,
    /** It hands on mail of the domain: a signature of the domain reached the receiver through it, and SPF did not pass. */
    FORWARDER,
    /** No receiver proved its mail, and it does not pass by the SPF record. */
    STRANGER,
    /** An answer is missing that decides whose it is. */
    UNKNOWN
}
