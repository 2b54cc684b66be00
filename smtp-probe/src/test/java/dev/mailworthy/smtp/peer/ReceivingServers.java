package dev.mailworthy.smtp.peer;

import dev.mailworthy.smtp.dialogue.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Listens on the addresses of all {@linkplain ScriptedReceiver receivers} that have a server. */
final class ReceivingServers implements AutoCloseable {

    private static final int PORT = 25;

    private final List<ServerSocket> servers = new ArrayList<>();
    private final SSLContext tls;
    private volatile ReceivedMail account = new ReceivedMail();

    private ReceivingServers(SSLContext tls) {
        this.tls = tls;
    }

    static ReceivingServers start() throws IOException {
        SSLContext tls = TestCertificates.selfSigned("mx.secure.test").context();
        ReceivingServers started = new ReceivingServers(tls);
        for (ScriptedReceiver receiver : ScriptedReceiver.values()) {
            if (receiver != ScriptedReceiver.DEAD) {
                started.listen(receiver);
            }
        }
        return started;
    }

    /** Begins a new account. */
    ReceivedMail begin() {
        account = new ReceivedMail();
        return account;
    }

    private void listen(ScriptedReceiver receiver) throws IOException {
        ServerSocket server = new ServerSocket(PORT, 50, InetAddress.getByName(receiver.address()));
        servers.add(server);
        daemon(() -> accept(receiver, server));
    }

    private void accept(ScriptedReceiver receiver, ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                daemon(() -> hold(receiver, socket));
            } catch (IOException e) {
                // The socket was closed; the loop's condition ends the thread.
            }
        }
    }

    private void hold(ScriptedReceiver receiver, Socket socket) {
        try (socket) {
            new ReceivingDialogue(receiver, socket, account, tls).hold();
        } catch (IOException e) {
            System.err.println(receiver + ": " + e);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket server : servers) {
            server.close();
        }
    }
}
