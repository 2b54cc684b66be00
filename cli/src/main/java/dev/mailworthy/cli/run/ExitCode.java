package dev.mailworthy.cli.run;

/** Exit codes that are not those of a verdict (sysexits.h). */
public final class ExitCode {

    public static final int USAGE = 64;
    static final int INTERNAL = 70;

    private ExitCode() {}
}
