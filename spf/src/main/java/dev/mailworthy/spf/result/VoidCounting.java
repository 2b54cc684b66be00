package dev.mailworthy.spf.result;

/** What counts as a void look-up. RFC 7208 section 4.6.4 leaves it open, and receivers differ. */
public enum VoidCounting {
    /** A term's own question: TXT of include and redirect, A or AAAA of a, MX, PTR, A of exists. The default. */
    PER_TERM,
    /** Every question, those for the hosts of mx and ptr too. The strictest. */
    PER_QUERY,
    /** As per term, but an address question counts only if the other family has nothing either. The mildest. */
    DUAL_STACK
}
