package dev.mailworthy.cli.run;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * Standard output or an output file cannot be written, so that the result is lost. The exit code is 74 (EX_IOERR of sysexits.h).
 */
public final class OutputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean readerGone;

    private OutputException(String message, boolean readerGone, IOException cause) {
        super(message, cause);
        this.readerGone = readerGone;
    }

    /** @param what standard output, or the name of a file */
    public static OutputException of(String what, IOException cause) {
        String reason = Optional.ofNullable(cause.getMessage()).orElse("an unknown error");
        boolean gone = reason.toLowerCase(Locale.ROOT).contains("broken pipe");
        return new OutputException(what + " cannot be written: " + reason, gone, cause);
    }

    /** Whether the program that read standard output has ended. The user knows, so that no message is needed. */
    public boolean isReaderGone() {
        return readerGone;
    }
}
