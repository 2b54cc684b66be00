package dev.mailworthy.smtp.delivery.format;

import dev.mailworthy.smtp.delivery.line.LoggedLine;

/** Reads the lines of one program. */
@FunctionalInterface
public interface ProgramLines {

    void read(LoggedLine line);
}
