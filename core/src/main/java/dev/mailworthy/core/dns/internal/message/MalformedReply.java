package dev.mailworthy.core.dns.internal.message;

import java.io.IOException;

/** A reply to our question cannot be used. The message says what is wrong with it. */
public final class MalformedReply extends IOException {

    private static final long serialVersionUID = 1;

    public MalformedReply(String problem) {
        super(problem);
    }
}
