package dev.mailworthy.smtp.delivery.line;

/** What stands in a line beside its text. */
public enum LineForm {
    /** Time, host and program: syslog and journald. */
    PROGRAM,
    /** A time alone, as in the log that Exim writes itself. */
    PLAIN,
    /** One JSON object with a number {@code timestamp}; the text is the whole line. */
    RECORD
}
