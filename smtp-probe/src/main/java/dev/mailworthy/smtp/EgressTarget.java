package dev.mailworthy.smtp;

import dev.mailworthy.core.net.IpAddress;
import java.util.List;
import java.util.OptionalInt;

/**
 * Somewhere to connect to.
 *
 * @param name the host name; resolved through the DNS port when no address is given
 * @param operator who runs it; the quorum counts operators, not hosts
 * @param viaMx whether the name is a mail domain whose MX hosts are meant
 * @param addresses fixed addresses, or none
 * @param port the real port when it is not the one under test (labs map 25 to a free port), or empty
 * @param ports the mail ports that this target serves
 */
public record EgressTarget(
        String name, String operator, boolean viaMx, List<IpAddress> addresses, OptionalInt port, List<Integer> ports) {
    public EgressTarget {
        addresses = List.copyOf(addresses);
        ports = List.copyOf(ports);
    }
}
