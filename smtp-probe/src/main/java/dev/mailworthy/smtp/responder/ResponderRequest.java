package dev.mailworthy.smtp.responder;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.EgressTarget;
import dev.mailworthy.smtp.path.MailPort;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/**
 * The settings of a visit to a {@link Responder responder}.
 *
 * @param responder its name, with or without fixed addresses
 * @param ports to visit, 1 to 65535
 * @param sources local addresses to visit from; empty for the system's choice
 * @param families the address families to visit over
 * @param connectTimeout of one connection
 * @param patience for one dialogue, from the connection to its end
 * @param budget of the whole visit
 */
public record ResponderRequest(
        EgressTarget responder,
        List<Integer> ports,
        List<IpAddress> sources,
        List<IpFamily> families,
        Duration connectTimeout,
        Duration patience,
        Duration budget) {

    /** A port with which networks rarely interfere. The proof there names the ports on which the responder listens. */
    static final int REFERENCE_PORT = MailPort.RELAY.number();

    public ResponderRequest {
        ports = List.copyOf(ports);
        sources = List.copyOf(sources);
        families = List.copyOf(families);
    }

    /**
     * {@return a visit in parallel with an {@link EgressRequest}: on its ports and {@link #REFERENCE_PORT}, within its limits}
     *
     * @param probes the request of the run
     * @param responder its name, with or without fixed addresses
     */
    public static ResponderRequest beside(EgressRequest probes, EgressTarget responder) {
        TreeSet<Integer> ports = new TreeSet<>(probes.ports());
        ports.add(REFERENCE_PORT);
        return new ResponderRequest(
                responder,
                List.copyOf(ports),
                probes.sources(),
                probes.families(),
                probes.connectTimeout(),
                probes.bannerTimeout(),
                probes.budget());
    }
}
