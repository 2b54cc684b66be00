package dev.mailworthy.cli.run;

/** Exit codes beside the verdicts' own (sysexits.h). */
public final class ExitCode {

    public static final int USAGE = 64;
    static final int INTERNAL = 70;

    private ExitCode() {}
}
