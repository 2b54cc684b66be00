package dev.mailworthy.cli.lab;

import java.io.Closeable;
import java.io.IOException;

/** Closes sockets at the end of a {@link Lab}. A socket that cannot be closed changes nothing. */
final class Closing {

    private Closing() {}

    static void quietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The system closes the descriptor when the process ends.
            return;
        }
    }
}
