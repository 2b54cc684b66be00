package dev.mailworthy.smtp.dialogue.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A connected socket with streams of its own, for Angus Mail above and for TLS below. {@link #close} does nothing:
 * Angus Mail closes without QUIT after an error. The conversation sends QUIT and closes the real socket.
 */
final class WireSocket extends Socket implements Securable {

    private final Socket real;
    private final InetAddress peer;
    private final InputStream in;
    private final OutputStream out;
    private final Securable upgrade;

    /**
     * @param peer the peer's address with the receiver's name attached, to avoid a DNS lookup
     * @param upgrade what makes the socket above TLS
     */
    WireSocket(Socket real, InetAddress peer, InputStream in, OutputStream out, Securable upgrade)
            throws SocketException {
        super((@Nullable SocketImpl) null);
        this.real = real;
        this.peer = peer;
        this.in = in;
        this.out = out;
        this.upgrade = upgrade;
    }

    @Override
    public Socket secured() throws IOException {
        return upgrade.secured();
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public InetAddress getInetAddress() {
        return peer;
    }

    @Override
    public int getPort() {
        return real.getPort();
    }

    @Override
    public InetAddress getLocalAddress() {
        return real.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return real.getLocalPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return real.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return real.getLocalSocketAddress();
    }

    @Override
    public @Nullable SocketChannel getChannel() {
        return null;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return real.isClosed();
    }

    @Override
    public boolean isInputShutdown() {
        return false;
    }

    @Override
    public boolean isOutputShutdown() {
        return false;
    }

    @Override
    public void shutdownInput() {
        // Only the conversation closes the real socket.
    }

    @Override
    public void shutdownOutput() {
        // Only the conversation closes the real socket.
    }

    @Override
    public void close() {
        // Only the conversation closes the real socket.
    }

    /** Has no effect: {@link BoundedInput} keeps the deadline of a stage. */
    @Override
    public void setSoTimeout(int timeout) {}

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public int getSoLinger() {
        return -1;
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        real.setTcpNoDelay(on);
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        return real.getTcpNoDelay();
    }

    @Override
    public String toString() {
        return "dialogue with " + peer;
    }
}
