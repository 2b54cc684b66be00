package dev.mailworthy.core.dns;

import dev.mailworthy.core.text.Printable;

/** A zone file that cannot be used. The message is one line: {@code FILE:LINE: problem}, or {@code FILE: problem}. */
public final class ZoneFileException extends Exception {
    private static final long serialVersionUID = 1;

    public ZoneFileException(String message) {
        super(Printable.text(message));
    }
}
