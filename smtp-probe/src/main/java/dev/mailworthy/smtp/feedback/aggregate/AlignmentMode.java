package dev.mailworthy.smtp.feedback.aggregate;

/** How closely a proved domain must fit the domain in From (RFC 9989 section 4.4). */
public enum AlignmentMode {
    /** {@code r}: both have one organizational domain. */
    RELAXED,
    /** {@code s}: both are equal. */
    STRICT
}
