package dev.mailworthy.cli.run;

import dev.mailworthy.core.text.Printable;

/** An option, an argument or a file of the user cannot be used. The message is one line; the exit code is 64. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(Printable.text(message));
    }
}
