package dev.mailworthy.smtp.reply.rule;

import dev.mailworthy.core.Labelled;

/** How well a rule or a receiver's name is backed. */
public enum Certainty implements Labelled {
    /** The receiver says so itself, or many report it. */
    HIGH,
    /** Several report it. */
    MEDIUM,
    /** Few report it, or it is inferred. */
    LOW
}
