package dev.mailworthy.cli.lab;

import java.io.Closeable;
import java.io.IOException;

/** Ends sockets at the end of a lab, where a failure to close changes nothing. */
final class Closing {

    private Closing() {}

    static void quietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The process gives the descriptor back in any case.
            return;
        }
    }
}
