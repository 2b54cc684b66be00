package dev.mailworthy.smtp.responder;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Leads one connection to another port, octet by octet. */
final class Redirection implements AutoCloseable {

    private final ServerSocket server;

    /** @param from at {@link Rig#HERE}, to another port at {@link Rig#BEHIND} */
    Redirection(int from, int to) throws IOException {
        server = Rig.sibling(from);
        daemon(() -> {
            try (Socket near = server.accept();
                    Socket far = new Socket()) {
                far.connect(new InetSocketAddress(Rig.BEHIND.toInetAddress(), to));
                daemon(() -> pump(far, near));
                pump(near, far);
            } catch (IOException e) {
                // Closed, or one of the two left.
            }
        });
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One of the two left.
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
