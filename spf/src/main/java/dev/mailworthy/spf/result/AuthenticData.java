package dev.mailworthy.spf.result;

/** Whether the resolver authenticated the answers (AD flag, RFC 4035 section 3.2.3). */
public enum AuthenticData {
    /** Every answer that was used was authenticated. */
    AUTHENTIC,
    /** At least one was not. */
    NOT_AUTHENTIC,
    /** No answer was used. */
    NO_ANSWERS
}
