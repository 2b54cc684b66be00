package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.smtp.delivery.line.LineForm;
import dev.mailworthy.smtp.delivery.line.LoggedLine;
import java.util.Optional;

/** The log format of one mail server. Lines of several servers may stand in one log. */
public interface LogFormat {

    /** The name of the server, such as {@code Postfix}. */
    String name();

    /** What reads the lines of a program; empty for a program that is none of this server's. It is asked once a program. */
    Optional<ProgramLines> program(String program);

    /**
     * Reads a line that names no program: {@link LineForm#PLAIN} or {@link LineForm#RECORD}. Returns false, without a trace, for a
     * line of another server.
     */
    default boolean reads(LoggedLine line) {
        return false;
    }
}
