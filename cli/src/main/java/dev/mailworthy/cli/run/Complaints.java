package dev.mailworthy.cli.run;

import dev.mailworthy.core.text.Printable;
import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Messages about commands that cannot run, one line each on standard error. */
public final class Complaints {

    private Complaints() {}

    public static int aboutUsage(ParameterException problem, String[] args) {
        String message =
                String.valueOf(problem.getMessage()).lines().findFirst().orElse("wrong usage");
        complain(problem.getCommandLine(), message);
        return ExitCode.USAGE;
    }

    public static int aboutExecution(Exception problem, CommandLine command, ParseResult parsed) {
        if (problem instanceof UsageException) {
            complain(command, String.valueOf(problem.getMessage()));
            return ExitCode.USAGE;
        }
        complain(command, "internal error, please report it: " + problem);
        if (verbose(parsed)) {
            problem.printStackTrace(command.getErr());
        }
        return ExitCode.INTERNAL;
    }

    private static boolean verbose(ParseResult parsed) {
        return parsed.originalArgs().stream().anyMatch(Arrays.asList("-v", "--verbose")::contains);
    }

    private static void complain(CommandLine command, String message) {
        PrintWriter err = command.getErr();
        err.println("mailworthy: " + Printable.text(message));
        err.flush();
    }
}
