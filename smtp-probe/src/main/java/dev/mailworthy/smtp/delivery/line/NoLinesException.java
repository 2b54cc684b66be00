package dev.mailworthy.smtp.delivery.line;

import java.io.IOException;

/** A line of the input has no end, so that the input is no log. */
public final class NoLinesException extends IOException {

    private static final long serialVersionUID = 1L;

    NoLinesException(long octets) {
        super("is no log: a line has more than " + octets + " octets");
    }
}
