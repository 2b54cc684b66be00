package dev.mailworthy.cli.world;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.host.IcmpCounters;
import dev.mailworthy.smtp.host.LocalRules;
import dev.mailworthy.smtp.host.LocalUser;
import dev.mailworthy.smtp.host.filter.FilterReader;
import dev.mailworthy.smtp.path.InboundMail;
import dev.mailworthy.smtp.provider.SystemIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** This machine: its interfaces, {@code /etc/mailname}, its host name, and its full name in {@code /etc/hosts}. */
public final class SystemHostFacts implements HostFacts {

    /** Documentation addresses (RFC 5737, RFC 3849). The default route leads to them. Nothing is sent to them. */
    private static final IpAddress SOMEWHERE_IPV4 = IpAddress.parse("192.0.2.1");

    private static final IpAddress SOMEWHERE_IPV6 = IpAddress.parse("2001:db8::1");

    /** The port of the discard service. Connecting a UDP socket to it looks up the route and sends nothing. */
    private static final int DISCARD = 9;

    private static final Path ROOT = Path.of("/");

    private SystemHostFacts() {}

    public static SystemHostFacts of() {
        return new SystemHostFacts();
    }

    @Override
    public List<IpAddress> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .map(IpAddress::of)
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    @Override
    public List<IpAddress> routed() {
        return Stream.of(SOMEWHERE_IPV4, SOMEWHERE_IPV6)
                .flatMap(address -> routed(address).stream())
                .toList();
    }

    private static Optional<IpAddress> routed(IpAddress towards) {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(new InetSocketAddress(towards.toInetAddress(), DISCARD));
            return channel.getLocalAddress() instanceof InetSocketAddress local
                    ? Optional.of(IpAddress.of(local.getAddress()))
                    : Optional.empty();
        } catch (IOException | UnsupportedAddressTypeException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<IpAddress> temporary() {
        return TemporaryAddresses.in(ROOT.resolve("proc/net/if_inet6"));
    }

    @Override
    public Optional<DomainName> mailDomain() {
        return lines("etc/mailname").findFirst().flatMap(SystemHostFacts::fullName);
    }

    @Override
    public Optional<DomainName> hostName() {
        Optional<String> name = lines("proc/sys/kernel/hostname").findFirst();
        return name.flatMap(SystemHostFacts::fullName).or(() -> name.flatMap(this::fullNameInHosts));
    }

    @Override
    public SystemIdentity identity() {
        return SystemIdentity.read(ROOT, System.getenv().keySet());
    }

    private Optional<DomainName> fullNameInHosts(String shortName) {
        return lines("etc/hosts")
                .map(line -> line.replaceFirst("#.*", "").split("\\s+"))
                .filter(words -> Arrays.asList(words).contains(shortName))
                .flatMap(words -> Arrays.stream(words).skip(1))
                .filter(word -> word.startsWith(shortName + "."))
                .findFirst()
                .flatMap(SystemHostFacts::fullName);
    }

    private static Optional<DomainName> fullName(String text) {
        try {
            DomainName name = DomainName.parse(text);
            boolean usable = name.labels().size() > 1 && !text.endsWith(".localdomain") && !text.endsWith(".local");
            return usable ? Optional.of(name) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Stream<String> lines(String file) {
        try {
            return Files.readAllLines(ROOT.resolve(file)).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty());
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    @Override
    public IcmpCounters counters() {
        return IcmpCounters.system();
    }

    @Override
    public InboundMail inbound() {
        return InboundMail.system();
    }

    @Override
    public Optional<LocalUser> user() {
        return LocalUser.ofProcess(ROOT.resolve("proc/self/status"), LocalUser.PASSWD);
    }

    @Override
    public LocalRules rules() {
        return FilterReader.system();
    }
}
