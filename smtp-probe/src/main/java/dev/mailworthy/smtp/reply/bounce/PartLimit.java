package dev.mailworthy.smtp.reply.bounce;

import java.io.IOException;

/** Thrown if a message is deeper, or has more parts, than an honest {@link Bounce bounce}. */
final class PartLimit extends IOException {
    private static final long serialVersionUID = 1;

    PartLimit(String message) {
        super(message);
    }
}
