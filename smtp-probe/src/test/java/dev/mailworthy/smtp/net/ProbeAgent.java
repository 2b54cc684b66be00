package dev.mailworthy.smtp.net;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnssecStatus;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.dns.engine.ZoneServer;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.SmtpProbe;
import dev.mailworthy.smtp.host.IcmpCounters;
import dev.mailworthy.smtp.host.LocalRules;
import dev.mailworthy.smtp.host.LocalUser;
import dev.mailworthy.smtp.host.OwnAddress;
import dev.mailworthy.smtp.host.filter.FilterReader;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.EgressTarget;
import dev.mailworthy.smtp.trust.PeerTrust;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Runs the unchanged probe on the client of the {@link NetLab}. The command {@code probe FAMILIES PORTS SOURCES NAMES}
 * has lists separated by commas. A dash is an empty list. SOURCES {@code all} means each address of the host. NAMES
 * {@code named} means that targets are resolved by a missing name server. {@code default} is a run with default
 * settings; its first line is its time in milliseconds.
 */
public final class ProbeAgent {

    private ProbeAgent() {}

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("probe")) {
                probe(words);
            } else if (words[0].equals("default")) {
                defaultRun();
            } else if (words[0].equals("exception")) {
                exception(words[1], Integer.parseInt(words[2]));
            }
            System.out.println(".");
        }
    }

    private static void probe(String[] words) {
        EgressRequest request = EgressRequest.defaults()
                .withTargets(targets(words[4].equals("named")))
                .withControls(controls())
                .withCanaries(List.of(IpAddress.parse("192.0.2.1"), IpAddress.parse("2001:db8::1")))
                .withFamilies(list(words[1]).stream().map(IpFamily::valueOf).toList())
                .withPorts(list(words[2]).stream().map(Integer::valueOf).toList())
                .withSources(
                        words[3].equals("all")
                                ? List.of()
                                : list(words[3]).stream().map(IpAddress::parse).toList())
                .withEhlo(EhloName.parse("client.lab.example"))
                .withSpacing(Duration.ZERO)
                .withTimeouts(Duration.ofMillis(3500), Duration.ofMillis(4000), Duration.ofSeconds(60));
        print(words[3].equals("all") ? request.withAllSources(own()) : request);
    }

    /** The addresses of this host's interfaces, found as the command finds them. */
    private static List<IpAddress> own() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(IpAddress::of)
                    .sorted()
                    .toList();
        } catch (SocketException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Linux sends from the first address of an interface. */
    private static List<OwnAddress> ownAddresses() {
        return own().stream()
                .map(address -> new OwnAddress(address, address.toString().endsWith("2"), false))
                .toList();
    }

    /** The rules of this host, as they concern this process and a mail server with uid 4321. */
    private static LocalRules ownRules() {
        LocalUser self = new LocalUser("root", OptionalLong.of(0), OptionalLong.of(0));
        LocalUser mail = new LocalUser("mailer", OptionalLong.of(4321), OptionalLong.of(4321));
        return FilterReader.system(self, List.of(mail));
    }

    /** A run with the default request. A server in this network resolves the names. */
    private static void defaultRun() {
        try (ZoneServer server = ZoneServer.start(ZoneDns.parse("world.zone", DefaultWorld.zone()));
                WireDns dns = WireDns.builder()
                        .resolvers(List.of(server.address()))
                        .deadline(Duration.ofSeconds(5))
                        .build()) {
            PeerTrust trust = PeerTrust.builder(dns, ValidatedDns.believing(dns, DnssecStatus.INSECURE))
                    .build();
            long start = System.nanoTime();
            EgressReport report = SmtpProbe.builder((Dns) dns)
                    .counters(IcmpCounters.system())
                    .rules(ownRules())
                    .trust(trust)
                    .build()
                    .probe(DefaultWorld.REQUEST.withEhlo(EhloName.parse("client.lab.example")));
            System.out.println((System.nanoTime() - start) / 1_000_000);
            tell(report);
        } catch (ZoneFileException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void tell(EgressReport report) {
        report.verdicts()
                .forEach(verdict -> System.out.println(verdict.family() + " " + verdict.port() + " "
                        + verdict.source().map(IpAddress::toString).orElse("-") + " " + verdict.verdict() + " "
                        + verdict.confidence()));
        System.out.println("HOST " + report.host());
        report.findings().stream()
                .filter(finding -> !finding.code().startsWith("EGRESS-"))
                .forEach(finding -> System.out.println("FOUND " + finding.code() + " " + finding.subject()));
        report.verdicts().forEach(verdict -> verdict.evidence().forEach(said -> System.out.println("# " + said)));
    }

    private static void print(EgressRequest request) {
        try (WireDns dns = WireDns.builder()
                .resolvers(List.of(ResolverAddress.parse("127.0.0.1:9")))
                .deadline(Duration.ofMillis(600))
                .build()) {
            EgressReport report = SmtpProbe.builder((Dns) dns)
                    .counters(IcmpCounters.system())
                    .rules(ownRules())
                    .build()
                    .probe(request)
                    .withOwn(ownAddresses(), List.of());
            tell(report);
        }
    }

    private static List<String> list(String word) {
        return word.equals("-") ? List.of() : List.of(word.split(","));
    }

    private static List<EgressTarget> targets(boolean named) {
        List<EgressTarget> targets = new ArrayList<>();
        for (int i = 1; i <= NetLab.OPERATORS; i++) {
            String name = "mx.operator" + i + ".example";
            targets.add(named ? EgressTarget.parse(name) : pinned(name, 10 + i));
        }
        return targets;
    }

    private static List<EgressTarget> controls() {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new EgressTarget(
                        "control" + i + ".example",
                        "control" + i,
                        false,
                        addresses(20 + i),
                        OptionalInt.of(443),
                        List.of()))
                .toList();
    }

    private static EgressTarget pinned(String name, int host) {
        return new EgressTarget(name, "operator of " + name, false, addresses(host), OptionalInt.empty(), List.of());
    }

    private static List<IpAddress> addresses(int host) {
        return List.of(IpAddress.parse("203.0.113." + host), IpAddress.parse("2001:db8:100::" + host));
    }

    /** Prints the exception of one connection, class and message, for the table of exceptions. */
    private static void exception(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(address), port), 3500);
            System.out.println("connected");
        } catch (IOException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
