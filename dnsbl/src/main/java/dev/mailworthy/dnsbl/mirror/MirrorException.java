package dev.mailworthy.dnsbl.mirror;

import dev.mailworthy.core.text.Printable;

/** A file that cannot be used. The message is one line: {@code FILE:LINE: problem}, or {@code FILE: problem}. */
public final class MirrorException extends Exception {
    private static final long serialVersionUID = 1;

    MirrorException(String message) {
        super(Printable.text(message));
    }
}
