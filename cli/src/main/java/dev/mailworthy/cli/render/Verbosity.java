package dev.mailworthy.cli.render;

/** How much a text says. */
public enum Verbosity {
    /** The verdict alone. */
    QUIET,
    NORMAL,
    /** With every piece of evidence. */
    VERBOSE
}
