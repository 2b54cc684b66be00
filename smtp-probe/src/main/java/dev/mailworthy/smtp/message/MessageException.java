package dev.mailworthy.smtp.message;

import dev.mailworthy.core.text.Printable;

/** A file that cannot be read as a message. The message is one line: {@code FILE: problem}. */
public final class MessageException extends Exception {
    private static final long serialVersionUID = 1;

    MessageException(String message) {
        super(Printable.text(message.replace('\n', ' ')));
    }
}
