package dev.mailworthy.core.dns.internal.message;

import java.util.concurrent.TimeoutException;

/**
 * The time for a reply is over, and a datagram with the right id came that is no response to a query. The message says what is
 * wrong with it. It does not end the wait, because an attacker could send it before the true reply.
 */
public final class UnfitReply extends TimeoutException {

    private static final long serialVersionUID = 1;

    public UnfitReply(String problem) {
        super(problem);
    }
}
