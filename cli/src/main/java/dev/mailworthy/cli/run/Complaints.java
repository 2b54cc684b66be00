package dev.mailworthy.cli.run;

import dev.mailworthy.core.text.Printable;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Messages about commands that cannot run or not come to their end, one line each on standard error. */
public final class Complaints {

    private Complaints() {}

    /**
     * Runs a command and passes on what it printed. Gives its exit code, {@link ExitCode#OUTPUT} if its result could not be
     * written, or {@link ExitCode#INTERNAL} after an error of any kind.
     */
    public static int guarded(Session session, IntSupplier command) {
        try {
            int code = command.getAsInt();
            if (code != ExitCode.OUTPUT) {
                session.out().flush();
            }
            return code;
        } catch (OutputException e) {
            return aboutOutput(e, session.err());
        } catch (Throwable e) {
            complain(session.err(), LastResort.words(e));
            return ExitCode.INTERNAL;
        } finally {
            session.err().flush();
        }
    }

    /** Runs a command or prints its help. Help that cannot be written ends as every other output does. */
    public static int execute(ParseResult parsed) {
        Optional<String> empty = UsageWords.empty(parsed);
        if (empty.isPresent()) {
            complain(parsed.commandSpec().commandLine().getErr(), empty.get());
            return ExitCode.USAGE;
        }
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (OutputException e) {
            return aboutOutput(e, parsed.commandSpec().commandLine().getErr());
        }
    }

    public static int aboutUsage(ParameterException problem, String[] args) {
        String message = UsageWords.of(problem).lines().findFirst().orElse("wrong usage");
        complain(problem.getCommandLine().getErr(), message);
        return ExitCode.USAGE;
    }

    public static int aboutExecution(Exception problem, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (problem instanceof UsageException) {
            complain(err, String.valueOf(problem.getMessage()));
            return ExitCode.USAGE;
        }
        if (problem instanceof OutputException lost) {
            return aboutOutput(lost, err);
        }
        Throwable root = LastResort.root(problem);
        complain(err, root instanceof Error ? LastResort.words(root) : "internal error, please report it: " + problem);
        if (verbose(parsed)) {
            problem.printStackTrace(err);
        }
        return ExitCode.INTERNAL;
    }

    private static int aboutOutput(OutputException problem, PrintWriter err) {
        if (!problem.isReaderGone()) {
            complain(err, String.valueOf(problem.getMessage()));
        }
        return ExitCode.OUTPUT;
    }

    private static boolean verbose(ParseResult parsed) {
        return parsed.originalArgs().stream().anyMatch(Arrays.asList("-v", "--verbose")::contains);
    }

    private static void complain(PrintWriter err, String message) {
        err.println("mailworthy: " + Printable.text(message));
        err.flush();
    }
}
