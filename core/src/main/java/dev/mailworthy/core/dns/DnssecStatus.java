package dev.mailworthy.core.dns;

/** What validation says of an answer (RFC 4033 section 5). The lower-case form is used in JSON. */
public enum DnssecStatus {
    /** A chain of signatures leads from the trust anchor to the answer, or to the proof that there is none. */
    SECURE,
    /** A signed proof says that the zone is not signed: the answer may be true, and nobody vouches for it. */
    INSECURE,
    /** The zone is signed, and the answer does not fit its signatures. It is not to be used. */
    BOGUS,
    /** Some answer on the way from the trust anchor did not come. */
    UNANSWERED
}
