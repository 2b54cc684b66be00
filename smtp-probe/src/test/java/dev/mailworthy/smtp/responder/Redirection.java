package dev.mailworthy.smtp.responder;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Redirects one connection to another port, octet by octet. */
final class Redirection implements AutoCloseable {

    private final ServerSocket server;

    /**
     * @param from a port at {@link Rig#HERE}
     * @param to a port at {@link Rig#BEHIND}
     */
    Redirection(int from, int to) throws IOException {
        server = Rig.sibling(from);
        daemon(() -> {
            try (Socket near = server.accept();
                    Socket far = new Socket()) {
                far.connect(new InetSocketAddress(Rig.BEHIND.toInetAddress(), to));
                daemon(() -> pump(far, near));
                pump(near, far);
            } catch (IOException e) {
                // The socket was closed, or one of the two sides left.
            }
        });
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One of the two sides left.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "redirection");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
