package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.Labelled;

/** How well a rule, or the recognition of a receiver, is supported. */
public enum Certainty implements Labelled {
    /** The receiver documents it, or many sources report it. */
    HIGH,
    /** Several sources report it. */
    MEDIUM,
    /** Few sources report it, or it is inferred. */
    LOW
}
