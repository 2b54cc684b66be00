package dev.mailworthy.core.receiver;

/** Why the {@linkplain GateOutcome outcome} of a requirement is unknown. */
public enum UnknownCause {
    /** The check has no answer. */
    UNANSWERED,
    /** The run did not make the check. */
    NOT_ASKED
}
