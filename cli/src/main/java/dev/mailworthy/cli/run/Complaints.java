package dev.mailworthy.cli.run;

import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.text.Printable;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
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
            return refused(parsed.commandSpec().commandLine(), parsed.originalArgs(), empty.get(), ExitCode.USAGE);
        }
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (OutputException e) {
            return aboutOutput(e, parsed.commandSpec().commandLine().getErr());
        }
    }

    public static int aboutUsage(ParameterException problem, String[] args) {
        String message = UsageWords.of(problem).lines().findFirst().orElse("wrong usage");
        return refused(problem.getCommandLine(), List.of(args), message, ExitCode.USAGE);
    }

    /** About a setting that cannot be used, before the command begins. */
    public static int aboutSettings(UsageException problem, CommandLine command, String[] args) {
        return refused(command, List.of(args), String.valueOf(problem.getMessage()), ExitCode.USAGE);
    }

    public static int aboutExecution(Exception problem, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (problem instanceof UsageException) {
            return refused(command, parsed.originalArgs(), String.valueOf(problem.getMessage()), ExitCode.USAGE);
        }
        if (problem instanceof OutputException lost) {
            return aboutOutput(lost, err);
        }
        Throwable root = LastResort.root(problem);
        String words = root instanceof Error ? LastResort.words(root) : "internal error, please report it: " + problem;
        int code = refused(command, parsed.originalArgs(), words, ExitCode.INTERNAL);
        if (verbose(parsed)) {
            problem.printStackTrace(err);
        }
        return code;
    }

    /**
     * One line on standard error and the exit code. A monitoring server reads standard output and the codes 0 to 3, so that a
     * run for it ends with UNKNOWN (Monitoring Plugins Development Guidelines).
     */
    private static int refused(CommandLine command, List<String> args, String message, int code) {
        complain(command.getErr(), message);
        if (!isForMonitoring(args)) {
            return code;
        }
        command.getOut().print("MAILWORTHY UNKNOWN - " + Printable.text(message).replace('|', '/') + "\n");
        command.getOut().flush();
        return Verdict.INCONCLUSIVE.exitCode();
    }

    private static boolean isForMonitoring(List<String> args) {
        int option = args.indexOf("--format");
        return args.contains("--format=nagios")
                || option >= 0
                        && option + 1 < args.size()
                        && args.get(option + 1).equals("nagios");
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
