package dev.mailworthy.dnsbl.mirror;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.io.File;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real rbldnsd on a free loopback port, with an engine that queries it. */
final class Rbldnsd implements AutoCloseable {

    private static final int PORTS = 5;
    private static final Duration START = Duration.ofSeconds(10);
    private static final IpAddress LOOPBACK = IpAddress.parse("127.0.0.1");

    private final Process process;
    private final WireDns dns;

    private Rbldnsd(Process process, WireDns dns) {
        this.process = process;
        this.dns = dns;
    }

    /** The path of rbldnsd. Without it the calling test is skipped. */
    static Path installed() {
        Optional<Path> program = Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, "rbldnsd"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "rbldnsd is not installed, so there is nothing to compare with");
        return program.orElseThrow();
    }

    /**
     * @param specs {@code ZONE:TYPE:FILE} each, the files in a folder
     */
    static Rbldnsd start(Path folder, DomainName zone, List<String> specs) throws IOException {
        Path program = installed();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (int attempt = 0; attempt < PORTS; attempt++) {
            int port = freePort();
            List<String> command = new ArrayList<>(List.of(program.toString(), "-n", "-q", "-b", "127.0.0.1/" + port));
            command.addAll(List.of("-w", folder.toString()));
            command.addAll(specs);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("rbldnsd.log").toFile())
                    .start();
            WireDns dns = WireDns.builder()
                    .resolvers(List.of(new ResolverAddress(LOOPBACK, port)))
                    .build();
            if (answers(process, dns, zone)) {
                return new Rbldnsd(process, dns);
            }
            dns.close();
            process.destroyForcibly();
        }
        throw new IOException("rbldnsd does not start: " + Files.readString(folder.resolve("rbldnsd.log")));
    }

    private static int freePort() throws IOException {
        try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return probe.getLocalPort();
        }
    }

    private static boolean answers(Process process, WireDns dns, DomainName zone) {
        DnsQuestion question =
                DnsQuestion.of(zone.prepend("ready"), RecordType.A).withoutCache();
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (dns.ask(question) instanceof DnsAnswer.NoSuchName) {
                return true;
            }
        }
        return false;
    }

    WireDns dns() {
        return dns;
    }

    @Override
    public void close() {
        dns.close();
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
