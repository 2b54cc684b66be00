package dev.mailworthy.cli.render;

/** The amount of detail in a text. */
public enum Verbosity {
    /** The verdict only. */
    QUIET,
    NORMAL,
    /** All evidence too. */
    VERBOSE
}
