package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.Labelled;

/** Whose a source of mail is, by the proofs at hand. */
public enum SourceKind implements Labelled {
    /** The user names it, the domain's SPF record lets it send, or a receiver saw its SPF pass. */
    YOURS,
    /** A sending service, by its SPF name or by domains of its own. */
    SERVICE,
    /** It hands on mail of the domain: a signature of the domain reached the receiver through it, and SPF did not pass. */
    FORWARDER,
    /** Nothing of its mail is proved, and nothing lets it send. */
    STRANGER,
    /** An answer is missing that decides whose it is. */
    UNKNOWN
}
