package dev.mailworthy.core.receiver;

/** Why an outcome is unknown. */
public enum UnknownCause {
    /** Somebody was asked and did not answer. */
    UNANSWERED,
    /** Nobody was asked. */
    NOT_ASKED
}
