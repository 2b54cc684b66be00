package dev.mailworthy.cli;

/** Exit codes beside the verdicts' own (sysexits.h). */
final class ExitCode {

    static final int USAGE = 64;
    static final int INTERNAL = 70;

    private ExitCode() {}
}
