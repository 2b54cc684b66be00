package dev.mailworthy.smtp.dialogue;

import dev.mailworthy.smtp.dialogue.wire.Securable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The socket factory that Angus Mail calls for TLS after STARTTLS, in all dialogues. The socket below does the handshake
 * itself, and the one above is no SSLSocket. Angus Mail therefore neither checks names nor opens another socket after a
 * failure.
 */
final class Upgrade extends SSLSocketFactory {

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        if (plain instanceof Securable wire) {
            return wire.secured();
        }
        return createSocket();
    }

    @Override
    public Socket createSocket() throws IOException {
        throw new IOException("a dialogue has one socket");
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return new String[0];
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return new String[0];
    }
}
