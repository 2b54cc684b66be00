package dev.mailworthy.smtp.feedback.aggregate;

/** Why a receiver did not apply the published policy (RFC 7489 appendix C, RFC 9990 section 3.1). */
public enum OverrideType {
    /** Known forwarder, by the receiver's own heuristics (RFC 7489). */
    FORWARDED,
    /** Left out by {@code pct=} (RFC 7489). */
    SAMPLED_OUT,
    /** Forwarder that the receiver trusts. */
    TRUSTED_FORWARDER,
    /** Mailing list. */
    MAILING_LIST,
    /** A local policy; the comment often has {@code arc=pass}. */
    LOCAL_POLICY,
    /** The record has {@code t=y} (RFC 9990). */
    POLICY_TEST_MODE,
    /** Another reason; the comment may say which. */
    OTHER
}
