package dev.mailworthy.core.dns.internal;

import java.io.IOException;

/** So many datagrams that fit no question arrived at a socket that somebody may be guessing. */
final class ForgedReplies extends IOException {

    private static final long serialVersionUID = 1;

    ForgedReplies() {
        super("forged replies");
    }
}
