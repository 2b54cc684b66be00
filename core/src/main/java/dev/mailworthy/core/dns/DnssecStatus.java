package dev.mailworthy.core.dns;

/** The result of validating an answer (RFC 4033 section 5). JSON uses the lower-case form. */
public enum DnssecStatus {
    /** A chain of signatures leads from the trust anchor to the answer, or to the proof that there is none. */
    SECURE,
    /** A signed proof shows that the zone is not signed. The answer can be true, but no signature proves it. */
    INSECURE,
    /** The zone is signed, and the signatures do not fit the answer. The answer must not be used. */
    BOGUS,
    /** A message that validation needs did not come, for example a DNSKEY of a zone above the name. */
    UNANSWERED
}
