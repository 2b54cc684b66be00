package dev.mailworthy.core.dns;

/** The result of validating an answer (RFC 4033 section 5). JSON uses the lower-case form. */
public enum DnssecStatus {
    /** A chain of signatures leads from the trust anchor to the answer, or to the proof that there is none. */
    SECURE,
    /** A signed proof shows that the zone is not signed. The answer may be true, but no signature proves it. */
    INSECURE,
    /** The zone is signed, and the answer does not fit its signatures. It is not to be used. */
    BOGUS,
    /** An answer between the trust anchor and the name did not come. */
    UNANSWERED
}
