package dev.mailworthy.smtp.reply.bounce;

import java.io.IOException;

/** A message that is deeper, or made of more parts, than any bounce. */
final class PartLimit extends IOException {
    private static final long serialVersionUID = 1;

    PartLimit(String message) {
        super(message);
    }
}
