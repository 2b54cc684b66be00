package dev.mailworthy.cli.run;

/** Exit codes that are not those of a verdict (sysexits.h). */
public final class ExitCode {

    public static final int USAGE = 64;
    static final int INTERNAL = 70;
    /** The result, or a part of it, could not be written. */
    static final int OUTPUT = 74;

    private ExitCode() {}
}
