package dev.mailworthy.core.dns;

import dev.mailworthy.core.text.Printable;

/** A zone file that cannot be used. The message is one line: {@code FILE:LINE: problem}, or {@code FILE: problem}. */
public final class ZoneFileException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * An error in a zone file.
     *
     * @param message one line with the file, the line's number and the problem
     */
    public ZoneFileException(String message) {
        super(Printable.text(message));
    }
}
