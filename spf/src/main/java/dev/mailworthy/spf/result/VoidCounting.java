package dev.mailworthy.spf.result;

/** Which look-ups count as void. RFC 7208 section 4.6.4 leaves it open, and receivers differ. */
public enum VoidCounting {
    /** A term's own question: TXT of include and redirect, A or AAAA of a, MX, PTR, A of exists. The default. */
    PER_TERM,
    /** Every question, also those for the hosts of mx and ptr. The strictest. */
    PER_QUERY,
    /** As {@link #PER_TERM}, but an address question counts only if the other family has no address either. The mildest. */
    DUAL_STACK
}
