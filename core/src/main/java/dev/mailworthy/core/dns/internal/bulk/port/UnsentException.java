package dev.mailworthy.core.dns.internal.bulk.port;

import java.io.IOException;

/** A flush failed. The datagrams before {@link #from} were sent; this one and all after it were not. */
public final class UnsentException extends IOException {

    private static final long serialVersionUID = 1;

    private final int from;

    /**
     * @param from the index of the first datagram that was not sent, counted from the last flush
     */
    UnsentException(int from, String why) {
        super(why);
        this.from = from;
    }

    public int from() {
        return from;
    }
}
