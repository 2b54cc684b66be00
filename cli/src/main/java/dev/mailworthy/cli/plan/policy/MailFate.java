package dev.mailworthy.cli.plan.policy;

/** What becomes of mail under proposed records. */
enum MailFate {
    /** It passes. */
    PASSES,
    /** It fails, and the policy applies to it. */
    LOST,
    /** An answer of the DNS or a part of the report is missing. */
    UNDECIDED
}
