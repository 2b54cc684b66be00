package dev.mailworthy.smtp.dialogue.wire;

import java.io.IOException;
import java.net.Socket;

/** A connection in the clear that can go on under TLS. */
@FunctionalInterface
public interface Securable {

    /** Does the TLS handshake and gives the socket above it. */
    Socket secured() throws IOException;
}
