package dev.mailworthy.dnsbl.peer;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A DNS server as a child process on a loopback port. It ends with {@link #close}, or at the end of this JVM. */
final class Child implements AutoCloseable {

    /** A name that only the servers of this test run answer with an A record. */
    static final String READY = "ready-" + ProcessHandle.current().pid() + ".test";

    private static final int PORTS = 5;

    /** A machine with many connections has many ports that are free for UDP alone. */
    private static final int FREE_FOR_BOTH = 200;

    private static final Duration START = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(5);

    /** The command line for one port, with whatever files it needs. */
    interface Command {
        List<String> on(int port) throws IOException;
    }

    private final Process process;
    private final Path log;
    private final ResolverAddress address;
    private final Thread last;

    private Child(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.address = new ResolverAddress(IpAddress.parse("127.0.0.1"), port);
        this.last = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(last);
    }

    /**
     * Starts a server. The programs do not accept port 0, so that a free port can be in use when they bind it. Then another one
     * is tried.
     */
    static Child start(Path folder, DnsQuestion ready, Command command) throws IOException {
        String why = "";
        long end = System.nanoTime() + START.toNanos();
        for (int i = 0; i < PORTS && System.nanoTime() < end; i++) {
            int port = freePort();
            Path log = folder.resolve(port + ".log");
            List<String> words = command.on(port);
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Child child = new Child(process, log, port);
            if (child.answers(ready, end)) {
                return child;
            }
            child.close();
            why = words.get(0) + " was not ready on port " + port + ", and said: " + tail(child.said());
        }
        throw new IOException(why);
    }

    /** A port that is free for UDP and TCP. */
    private static int freePort() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        for (int i = 0; ; i++) {
            try (DatagramSocket udp = new DatagramSocket(new InetSocketAddress(loopback, 0));
                    ServerSocket tcp = new ServerSocket(udp.getLocalPort(), 1, loopback)) {
                return tcp.getLocalPort();
            } catch (BindException e) {
                if (i == FREE_FOR_BOTH) {
                    throw e;
                }
            }
        }
    }

    /** Whether the program answers in time. Between two questions this waits for the process to end. */
    private boolean answers(DnsQuestion ready, long end) {
        try (WireDns dns = WireDns.builder()
                .resolvers(List.of(address))
                .deadline(Duration.ofSeconds(1))
                .build()) {
            while (System.nanoTime() < end) {
                if (dns.ask(ready.withoutCache()) instanceof DnsAnswer.Records) {
                    return true;
                }
                if (ended(Duration.ofMillis(20))) {
                    return false;
                }
            }
            return false;
        }
    }

    private boolean ended(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The program's standard output and error so far. */
    String said() throws IOException {
        return Files.readString(log, StandardCharsets.ISO_8859_1);
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - 2000));
    }

    ResolverAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        if (!ended(STOP) || process.isAlive()) {
            process.destroyForcibly();
            ended(STOP);
        }
        Runtime.getRuntime().removeShutdownHook(last);
    }

    static DnsQuestion question(String name) {
        return DnsQuestion.of(DomainName.parse(name), RecordType.A);
    }
}
