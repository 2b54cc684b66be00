package dev.mailworthy.smtp.responder.value;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.MailPort;
import java.util.List;

/**
 * The addresses, ports, key and limits of a responder.
 *
 * @param key that the responder proves itself with
 * @param addresses local addresses to listen on; empty for all, in both families
 * @param ports to listen on, each on every address
 * @param limits of connections, octets and time
 */
public record ResponderSettings(
        ResponderKey key, List<IpAddress> addresses, List<ListeningPort> ports, ResponderLimits limits) {

    /** The mail ports, see {@link MailPort}. */
    public static final List<Integer> PORTS = MailPort.numbers();

    private static final int MOST = 20;

    /** @throws IllegalArgumentException with one sentence if a value is out of range */
    public ResponderSettings {
        addresses = List.copyOf(addresses);
        ports = List.copyOf(ports);
        if (ports.isEmpty() || ports.size() > MOST || addresses.size() > MOST) {
            throw new IllegalArgumentException("there are 1 to 20 ports, and at most 20 addresses");
        }
    }

    /**
     * {@return the usual ports on all addresses, with the default limits}
     *
     * @param key that the responder proves itself with
     */
    public static ResponderSettings of(ResponderKey key) {
        return new ResponderSettings(key, List.of(), usual(PORTS), ResponderLimits.defaults());
    }

    /**
     * {@return these settings with other addresses}
     *
     * @param replacement of this machine, to listen at
     */
    public ResponderSettings withAddresses(List<IpAddress> replacement) {
        return new ResponderSettings(key, replacement, ports, limits);
    }

    /**
     * {@return these settings with other ports; {@link ListeningPort#usual} decides where TLS comes first}
     *
     * @param replacement 0 to 65535; 0 is a free port
     */
    public ResponderSettings withPorts(List<Integer> replacement) {
        return withListeningPorts(usual(replacement));
    }

    /**
     * {@return these settings with other ports}
     *
     * @param replacement each with its first layer
     */
    public ResponderSettings withListeningPorts(List<ListeningPort> replacement) {
        return new ResponderSettings(key, addresses, replacement, limits);
    }

    private static List<ListeningPort> usual(List<Integer> numbers) {
        return numbers.stream().distinct().map(ListeningPort::usual).toList();
    }

    /**
     * {@return these settings with other limits}
     *
     * @param replacement of connections, octets and time
     */
    public ResponderSettings withLimits(ResponderLimits replacement) {
        return new ResponderSettings(key, addresses, ports, replacement);
    }
}
