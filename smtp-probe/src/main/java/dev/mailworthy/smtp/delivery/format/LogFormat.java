package dev.mailworthy.smtp.delivery.format;

import java.util.Optional;

/** The log format of one mail server. */
public interface LogFormat {

    /** The name of the server, such as {@code Postfix}. */
    String name();

    /** What reads the lines of a program; empty for a program that is none of this server's. It is asked once a program. */
    Optional<ProgramLines> program(String program);
}
