package dev.mailworthy.smtp.delivery.source;

import java.io.IOException;

/** A packed log cannot be unpacked, or unpacks to far more than a log does. */
final class PackedLogException extends IOException {

    private static final long serialVersionUID = 1L;

    PackedLogException(String message) {
        super(message);
    }

    PackedLogException(String message, Throwable cause) {
        super(message, cause);
    }
}
