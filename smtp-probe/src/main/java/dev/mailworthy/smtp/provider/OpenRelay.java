package dev.mailworthy.smtp.provider;

import dev.mailworthy.smtp.EgressVerdict;
import dev.mailworthy.smtp.path.MailPort;
import dev.mailworthy.smtp.provider.catalogue.Relay;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link Relay relay} that is reachable from this machine.
 *
 * @param relay of the catalogue
 * @param ports those of its ports that this run measured as open; never 25
 */
public record OpenRelay(Relay relay, List<Integer> ports) {
    public OpenRelay {
        ports = List.copyOf(ports);
    }

    /**
     * {@return the reachable relays of a catalogue, those that the provider recommends first}
     *
     * @param relays of the catalogue
     * @param preferred ids of the relays that the provider recommends
     * @param measured the ports of the run
     */
    public static List<OpenRelay> of(List<Relay> relays, List<String> preferred, Measured measured) {
        List<Integer> open = measured.ports(EgressVerdict::isOpen);
        List<OpenRelay> first = new ArrayList<>();
        List<OpenRelay> others = new ArrayList<>();
        for (Relay relay : relays) {
            List<Integer> ports = relay.ports().stream()
                    .filter(port -> !MailPort.SMTP.is(port) && open.contains(port))
                    .toList();
            if (!ports.isEmpty()) {
                (preferred.contains(relay.name()) ? first : others).add(new OpenRelay(relay, ports));
            }
        }
        first.addAll(others);
        return List.copyOf(first);
    }
}
