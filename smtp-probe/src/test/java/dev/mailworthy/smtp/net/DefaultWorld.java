package dev.mailworthy.smtp.net;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.EgressTarget;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The names to which a default run connects. Each has addresses of the lab's server. */
final class DefaultWorld {

    static final EgressRequest REQUEST = EgressRequest.defaults();

    /** The last parts of the server's addresses, without those of its controls. */
    private static final List<Integer> HOSTS = IntStream.concat(
                    IntStream.rangeClosed(11, 20), IntStream.rangeClosed(24, 30))
            .boxed()
            .toList();

    private static final int FIRST_CONTROL = 21;

    private DefaultWorld() {}

    private static String host(EgressTarget target) {
        return target.viaMx() ? "mx." + target.name() : target.name();
    }

    private static List<String> addressesOf(EgressTarget target) {
        return addresses(HOSTS.get(REQUEST.targets().indexOf(target)));
    }

    private static List<String> addresses(int host) {
        return List.of("203.0.113." + host, "2001:db8:100::" + host);
    }

    static String zone() {
        StringBuilder zone = new StringBuilder("$ORIGIN .\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n");
        for (EgressTarget target : REQUEST.targets()) {
            if (target.viaMx()) {
                zone.append(target.name())
                        .append(". MX 10 ")
                        .append(host(target))
                        .append(".\n");
            }
            records(zone, host(target), addressesOf(target));
        }
        for (int i = 0; i < REQUEST.controls().size(); i++) {
            records(zone, REQUEST.controls().get(i).name(), addresses(FIRST_CONTROL + i));
        }
        return zone.toString();
    }

    private static void records(StringBuilder zone, String name, List<String> addresses) {
        zone.append(name).append(". A ").append(addresses.get(0)).append('\n');
        zone.append(name).append(". AAAA ").append(addresses.get(1)).append('\n');
    }

    /** The commands for the {@link ServerFarm}, without the controls. */
    static List<String> listeners() {
        return REQUEST.targets().stream()
                .flatMap(target -> addressesOf(target).stream()
                        .flatMap(address -> tested(target)
                                .map(port -> "listen " + address + " " + port + (port == 465 ? " first" : " own")
                                        + " 220 " + host(target) + " ESMTP")))
                .toList();
    }

    private static Stream<Integer> tested(EgressTarget target) {
        return REQUEST.ports().stream().filter(target.ports()::contains);
    }

    static List<String> canaries() {
        return REQUEST.canaries().stream().map(IpAddress::toString).toList();
    }

    /** Every address and port to which a run connects according to the documentation. */
    static Set<String> documented() {
        Set<String> all = new TreeSet<>();
        for (EgressTarget target : REQUEST.targets()) {
            for (String address : addressesOf(target)) {
                tested(target).forEach(port -> all.add(address + " " + port));
            }
        }
        for (int i = 0; i < REQUEST.controls().size(); i++) {
            addresses(FIRST_CONTROL + i).forEach(address -> all.add(address + " 443"));
        }
        for (String canary : canaries()) {
            Stream.concat(REQUEST.ports().stream(), Stream.of(443)).forEach(port -> all.add(canary + " " + port));
        }
        return all;
    }
}
