package dev.mailworthy.dnsbl.peer;

import dev.mailworthy.core.dns.engine.ResolverAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** unbound(8), the resolver that we recommend. It queries one server for some zones and answers no other names. */
final class Unbound implements AutoCloseable {

    /** The configuration uses nothing of the machine: no root servers, no trust anchor, no control socket, no other user. */
    private static final String SERVER = """
            server:
              interface: 127.0.0.1
              port: %d
              do-daemonize: no
              use-syslog: no
              logfile: ""
              pidfile: ""
              chroot: ""
              username: ""
              directory: "%s"
              num-threads: 1
              so-reuseport: no
              do-ip6: no
              outgoing-range: 512
              num-queries-per-thread: 1024
              module-config: "iterator"
              do-not-query-localhost: no
              serve-expired: no
              local-zone: "." refuse
              local-data: "%s. A 127.0.0.2"
            """;

    private static final String NO_CONTROL = "remote-control:\n  control-enable: no\n";

    private final Child child;

    private Unbound(Child child) {
        this.child = child;
    }

    /** @param settings lines of the {@code server:} clause, which may give a zone's names a {@code local-zone} */
    static Unbound inFrontOf(ResolverAddress authority, List<String> zones, Path folder, String... settings)
            throws IOException {
        Files.createDirectories(folder);
        List<String> lines = List.of(settings);
        String more = passed(zones, lines)
                + lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
        String stubs = zones.stream()
                .map(zone -> "stub-zone:\n  name: \"" + zone + ".\"\n  stub-addr: " + authority.address() + "@"
                        + authority.port() + "\n")
                .collect(Collectors.joining());
        return new Unbound(Child.start(folder, Child.question(Child.READY), port -> {
            Path file = folder.resolve(port + ".conf");
            Files.writeString(file, SERVER.formatted(port, folder, Child.READY) + more + NO_CONTROL + stubs);
            return List.of(Program.UNBOUND.file().toString(), "-d", "-c", file.toString());
        }));
    }

    /** Lets the zones through that no setting names. */
    private static String passed(List<String> zones, List<String> settings) {
        return zones.stream()
                .map(zone -> "local-zone: \"" + zone + ".\" ")
                .filter(zone -> settings.stream().noneMatch(line -> line.startsWith(zone)))
                .map(zone -> "  " + zone + "transparent\n")
                .collect(Collectors.joining());
    }

    ResolverAddress address() {
        return child.address();
    }

    @Override
    public void close() {
        child.close();
    }
}
