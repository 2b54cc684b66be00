package dev.mailworthy.core.dns.internal.bulk.port;

import java.io.IOException;

/** A flush failed: what was written before one datagram is out, what was written from it on never left. */
public final class UnsentException extends IOException {

    private static final long serialVersionUID = 1;

    private final int from;

    /** @param from the first that did not leave, counted from the last flush */
    UnsentException(int from, String why) {
        super(why);
        this.from = from;
    }

    public int from() {
        return from;
    }
}
