package dev.mailworthy.smtp.reply.bounce;

import dev.mailworthy.core.text.Printable;

/** Thrown if a message cannot be read as a {@link Bounce bounce}. The message is one line: {@code FILE: problem}. */
public final class BounceException extends Exception {
    private static final long serialVersionUID = 1;

    BounceException(String message) {
        super(Printable.text(message.replace('\n', ' ')));
    }

    BounceException(String message, Throwable cause) {
        super(Printable.text(message.replace('\n', ' ')), cause);
    }
}
