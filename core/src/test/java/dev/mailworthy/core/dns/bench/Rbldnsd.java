package dev.mailworthy.core.dns.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SplittableRandom;

/** rbldnsd on a free loopback port with a list {@code bl.test} of 2,000 addresses in 10.0.0.0/14. */
final class Rbldnsd implements AutoCloseable {

    static final String ZONE = "bl.test";
    private static final int LISTED = 2000;

    private final Process process;
    private final Path directory;
    private final int port;

    private Rbldnsd(Process process, Path directory, int port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    static Rbldnsd start() throws IOException {
        Path directory = Files.createTempDirectory("rbldnsd");
        Files.writeString(directory.resolve("list"), list());
        // rbldnsd drops root's rights before it reads the file.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        int port = freePort();
        String zone = ZONE + ":ip4set:list";
        Process process = new ProcessBuilder(
                        "rbldnsd", "-n", "-b", "127.0.0.1/" + port, "-w", directory.toString(), "-q", zone)
                .redirectErrorStream(true)
                .start();
        Rbldnsd server = new Rbldnsd(process, directory, port);
        server.await("zones reloaded");
        return server;
    }

    int port() {
        return port;
    }

    private static String list() {
        StringBuilder text = new StringBuilder("$SOA 3600 ns.bl.test. host.bl.test. 1 3600 600 86400 60\n");
        text.append("$NS 3600 ns.bl.test\n:127.0.0.2:Listed\n");
        SplittableRandom random = new SplittableRandom(5782);
        for (int i = 0; i < LISTED; i++) {
            int address = random.nextInt(1 << 18);
            text.append("10." + (address >> 16) + "." + (address >> 8 & 255) + "." + (address & 255) + "\n");
        }
        return text.toString();
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }

    private void await(String sign) throws IOException {
        BufferedReader log =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        String line = log.readLine();
        while (line != null && !line.contains(sign)) {
            said.append(line).append('\n');
            line = log.readLine();
        }
        if (line == null) {
            close();
            throw new IOException("rbldnsd did not start: " + said);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Files.deleteIfExists(directory.resolve("list"));
        Files.deleteIfExists(directory);
    }
}
