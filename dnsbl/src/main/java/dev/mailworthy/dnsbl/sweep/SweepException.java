package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.core.Printable;

/** A sweep that cannot begin as it was asked for. The message is one line. */
public final class SweepException extends Exception {
    private static final long serialVersionUID = 1;

    SweepException(String message) {
        super(Printable.text(message));
    }
}
