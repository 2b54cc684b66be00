package dev.mailworthy.core.run;

/**
 * The logging API of dnsjava, SLF4J. Without a provider it prints three lines of warning to standard error, which a program with
 * output of its own cannot have. Its report of a missing provider is off unless the user has set its level; a provider that is
 * there works as ever.
 */
public final class LoggingApi {

    private static final String LEVEL = "slf4j.internal.verbosity";

    private LoggingApi() {}

    /** Is called before the first class of dnsjava is used. SLF4J reads the level once, when it starts. */
    public static void quiet() {
        if (System.getProperty(LEVEL) == null) {
            System.setProperty(LEVEL, "ERROR");
        }
    }
}
