package dev.mailworthy.smtp.delivery.source;

import java.io.IOException;

/** A log is packed in a way that this program does not unpack, or unpacks to far more than a log does. */
final class PackedLogException extends IOException {

    private static final long serialVersionUID = 1L;

    PackedLogException(String message) {
        super(message);
    }
}
