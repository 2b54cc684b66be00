package dev.mailworthy.cli.recording;

import dev.mailworthy.core.text.Printable;

/** A file is not a record. The message is one line: {@code FILE:LINE: problem}. */
public final class RecordingException extends Exception {

    private static final long serialVersionUID = 1L;

    RecordingException(String message) {
        super(Printable.text(message));
    }
}
