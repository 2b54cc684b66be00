package dev.mailworthy.smtp.peer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The logging service in a server's root: writes what comes over {@code /dev/log} to a file, with the host's name behind the time,
 * as rsyslog does. The socket is one for streams, which glibc tries second, so that no line is lost.
 */
final class SyslogSocket implements AutoCloseable {

    private static final int PRIORITY_AND_TIME = 15;

    private final ServerSocketChannel socket;
    private final Path file;
    private final List<Thread> readers = new ArrayList<>();

    private SyslogSocket(ServerSocketChannel socket, Path file) {
        this.socket = socket;
        this.file = file;
    }

    static SyslogSocket start(Path root, Path file) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        Path place = root.resolve("dev/log");
        socket.bind(UnixDomainSocketAddress.of(place));
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.write(file, new byte[0]);
        SyslogSocket started = new SyslogSocket(socket, file);
        Thread thread = new Thread(started::accept, "syslog");
        thread.setDaemon(true);
        thread.start();
        return started;
    }

    private void accept() {
        while (socket.isOpen()) {
            try {
                SocketChannel client = socket.accept();
                Thread reader = new Thread(() -> read(client), "syslog");
                reader.setDaemon(true);
                synchronized (readers) {
                    readers.add(reader);
                }
                reader.start();
            } catch (IOException e) {
                // The socket was closed; the loop's condition ends the thread.
            }
        }
    }

    /** Each message ends with an octet of zero. */
    private void read(SocketChannel client) {
        ByteBuffer octets = ByteBuffer.allocate(1 << 14);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try (client) {
            while (client.read(octets.clear()) >= 0) {
                octets.flip();
                while (octets.hasRemaining()) {
                    byte octet = octets.get();
                    if (octet == 0) {
                        write(message.toString(StandardCharsets.ISO_8859_1));
                        message.reset();
                    } else {
                        message.write(octet);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void write(String message) throws IOException {
        int time = message.indexOf('>') + 1;
        int text = time + PRIORITY_AND_TIME;
        String line = message.substring(time, text) + " lab" + message.substring(text) + "\n";
        Files.writeString(file, line, StandardCharsets.ISO_8859_1, StandardOpenOption.APPEND);
    }

    /** Waits until the programs that were connected have ended. */
    void awaitEnd() throws IOException, InterruptedException {
        List<Thread> all;
        synchronized (readers) {
            all = List.copyOf(readers);
        }
        for (Thread reader : all) {
            reader.join(TimeUnit.SECONDS.toMillis(60));
            if (reader.isAlive()) {
                throw new IOException("a program of the server still runs");
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
