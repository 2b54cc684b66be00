package dev.mailworthy.cli.plan.policy;

/** How the SPF record should end. */
public enum WantedEnd {
    /** As it does now. */
    AS_IT_IS,
    /** In {@code -all}: receivers may refuse mail of all other addresses (RFC 7208 section 8.4). */
    FAIL
}
