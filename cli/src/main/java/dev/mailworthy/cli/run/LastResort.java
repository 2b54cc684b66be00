package dev.mailworthy.cli.run;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.IntSupplier;

/**
 * Ends the process with {@link ExitCode#INTERNAL} and one line when a thread dies of an error. Without it, Java ends with
 * 1, which is the code of a verdict.
 */
public final class LastResort {

    private final PrintStream err;

    private LastResort(PrintStream err) {
        this.err = err;
    }

    /**
     * Takes the errors of all threads that nothing else takes.
     *
     * @param err standard error
     */
    public static LastResort install(PrintStream err) {
        LastResort last = new LastResort(err);
        Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> last.halt(problem));
        return last;
    }

    /** Does work and gives its exit code, or {@link ExitCode#INTERNAL} after any error. */
    public int guard(IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (Throwable problem) {
            tell(problem);
            return ExitCode.INTERNAL;
        }
    }

    /** Other threads may wait for the dead one for ever, so that nothing else may run before the end. */
    private void halt(Throwable problem) {
        try {
            tell(problem);
        } finally {
            Runtime.getRuntime().halt(ExitCode.INTERNAL);
        }
    }

    private void tell(Throwable problem) {
        try {
            err.println("mailworthy: " + words(problem));
            err.flush();
        } catch (Throwable again) {
            // There is no memory for one line. The exit code says it.
            return;
        }
    }

    /** What went wrong, in one line. The text of an error can quote input, so that only its kind is shown. */
    static String words(Throwable problem) {
        Throwable root = root(problem);
        return root instanceof OutOfMemoryError
                ? "out of memory (" + root.getMessage() + ")"
                : "internal error, please report it: " + root.getClass().getName();
    }

    /** The error behind the wrappers of other threads and of class initialisers. */
    static Throwable root(Throwable problem) {
        Throwable root = problem;
        for (Optional<Throwable> next = wrapped(root); next.isPresent(); next = wrapped(root)) {
            root = next.get();
        }
        return root;
    }

    private static Optional<Throwable> wrapped(Throwable problem) {
        boolean wrapper = problem instanceof CompletionException
                || problem instanceof ExecutionException
                || problem instanceof ExceptionInInitializerError;
        return wrapper ? Optional.ofNullable(problem.getCause()) : Optional.empty();
    }
}
