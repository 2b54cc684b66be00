package dev.mailworthy.smtp.mime;

import java.io.IOException;

/** Thrown if a message is deeper, or has more parts, than an honest mail. */
public final class PartLimit extends IOException {
    private static final long serialVersionUID = 1;

    public PartLimit(String message) {
        super(message);
    }
}
