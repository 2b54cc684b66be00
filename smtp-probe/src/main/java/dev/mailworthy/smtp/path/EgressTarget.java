package dev.mailworthy.smtp.path;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.text.Printable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A server or host to connect to.
 *
 * @param name the host name; resolved through the DNS port if no address is given
 * @param operator the organization that runs it; the quorum counts operators and not hosts
 * @param viaMx whether the name is a mail domain whose MX hosts are meant
 * @param addresses fixed addresses; empty for none
 * @param port the port to connect to in place of the port under test, or empty
 * @param ports the ports that this target serves; empty for all
 * @param startTls that its servers offer STARTTLS, if it is known
 */
public record EgressTarget(
        String name,
        String operator,
        boolean viaMx,
        List<IpAddress> addresses,
        OptionalInt port,
        List<Integer> ports,
        Optional<KnownOffer> startTls) {
    public EgressTarget {
        name = Printable.text(name);
        operator = Printable.text(operator);
        addresses = List.copyOf(addresses);
        ports = List.copyOf(ports);
    }

    /**
     * A target about whose STARTTLS nothing is known.
     *
     * @param name a host, or a mail domain for {@code viaMx}
     * @param operator the organisation that runs it, by which a quorum is counted
     * @param viaMx whether the name is a mail domain, whose first MX host is called
     * @param addresses fixed addresses; empty to resolve the name
     * @param port a port in place of the one under test; empty without one
     * @param ports those under test that it serves; empty for all
     */
    public EgressTarget(
            String name,
            String operator,
            boolean viaMx,
            List<IpAddress> addresses,
            OptionalInt port,
            List<Integer> ports) {
        this(name, operator, viaMx, addresses, port, ports, Optional.empty());
    }

    /**
     * {@return this target with what is known about its STARTTLS, or with nothing known}
     *
     * @param known empty if nothing is known
     */
    public EgressTarget withStartTls(Optional<KnownOffer> known) {
        return new EgressTarget(name, operator, viaMx, addresses, port, ports, known);
    }

    /**
     * Reads {@code NAME[=IP][:PORT]}. An IPv6 address with a port is in brackets. The name counts as its own operator.
     *
     * @param text for example {@code mx.example.org=192.0.2.1:2525}
     * @return a mail server
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    public static EgressTarget parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            HostAndPort host = HostAndPort.parse(text);
            return named(host.host(), host.addresses(), host.port());
        }
        String name = DomainName.parse(text.substring(0, equals)).toString();
        HostAndPort pinned = HostAndPort.parse(text.substring(equals + 1));
        if (pinned.addresses().isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + Printable.text(text) + "\" is not NAME=IP: no valid address follows the =");
        }
        return named(name, pinned.addresses(), pinned.port());
    }

    /**
     * {@return the first MX host of a domain, on port 25}
     *
     * @param domain a mail domain
     */
    public static EgressTarget exchangersOf(DomainName domain) {
        return new EgressTarget(
                domain.toString(),
                domain.toString(),
                true,
                List.of(),
                OptionalInt.empty(),
                List.of(MailPort.SMTP.number()));
    }

    /**
     * Reads {@code HOST:PORT}: a control, which is not a mail server and always answers.
     *
     * @param text for example {@code www.example.org:443}
     * @return a control
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    public static EgressTarget parseControl(String text) {
        HostAndPort host = HostAndPort.parse(text);
        if (host.port().isEmpty()) {
            throw new IllegalArgumentException("\"" + Printable.text(text) + "\" is not HOST:PORT");
        }
        return named(host.host(), host.addresses(), host.port());
    }

    private static EgressTarget named(String name, List<IpAddress> addresses, OptionalInt port) {
        return new EgressTarget(name, name, false, addresses, port, List.of());
    }

    /** {@return whether it is on this machine: it has fixed addresses, and all of them are loopback} */
    public boolean isOnThisMachine() {
        return !addresses.isEmpty()
                && addresses.stream()
                        .allMatch(address -> address.toInetAddress().isLoopbackAddress());
    }

    /**
     * {@return whether it serves the port under test}
     *
     * @param portUnderTest 1 to 65535
     */
    public boolean serves(int portUnderTest) {
        return ports.isEmpty() || ports.contains(portUnderTest);
    }
}
