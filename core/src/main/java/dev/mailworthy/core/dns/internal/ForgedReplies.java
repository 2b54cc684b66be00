package dev.mailworthy.core.dns.internal;

import java.io.IOException;

/** Too many datagrams that fit no question arrived at a socket: an attacker may be guessing ids. */
final class ForgedReplies extends IOException {

    private static final long serialVersionUID = 1;

    ForgedReplies() {
        super("forged replies");
    }
}
