package dev.mailworthy.smtp.sight;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.core.net.SpecialPurpose;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressPath.Role;
import dev.mailworthy.smtp.path.MailPort;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The address of this machine that receivers name in their replies on port 25 (RFC 5321 section 4.1.1.1). The text of one server
 * proves nothing. Only the majority of independent operators is believed.
 *
 * @param family of the address that was named
 * @param address the address that the most operators name
 * @param operators those operators
 * @param others the other operators that name an address, each with its address
 */
public record SaidAddress(IpFamily family, IpAddress address, List<String> operators, Map<String, IpAddress> others) {

    /** The least number of independent operators that are believed. */
    private static final int ENOUGH = 2;

    public SaidAddress {
        operators = List.copyOf(operators);
        others = Map.copyOf(others);
    }

    /**
     * At most one for each family. Addresses that no receiver on the Internet can see are left out.
     *
     * @param paths of one run
     * @return the address that receivers named, for each family
     */
    public static List<SaidAddress> in(List<EgressPath> paths) {
        return Stream.of(IpFamily.values())
                .flatMap(family -> of(family, paths).stream())
                .toList();
    }

    private static Optional<SaidAddress> of(IpFamily family, List<EgressPath> paths) {
        Map<String, IpAddress> said = said(family, paths);
        Map<IpAddress, Set<String>> sayers = new LinkedHashMap<>();
        said.forEach((operator, address) ->
                sayers.computeIfAbsent(address, key -> new TreeSet<>()).add(operator));
        return sayers.entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .map(most -> new SaidAddress(
                        family,
                        most.getKey(),
                        List.copyOf(most.getValue()),
                        said.entrySet().stream()
                                .filter(entry -> !entry.getValue().equals(most.getKey()))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    /** What each operator names. An operator whose servers name several addresses is left out, and so is a second name of a server. */
    private static Map<String, IpAddress> said(IpFamily family, List<EgressPath> paths) {
        Map<String, Set<IpAddress>> all = new TreeMap<>();
        Map<IpAddress, String> servers = new LinkedHashMap<>();
        for (EgressPath path : paths) {
            Optional<IpAddress> named = path.client()
                    .map(client -> client.address().unmapped())
                    .filter(address -> address.family() == family && isUsable(address));
            boolean counts = path.role() == Role.TARGET
                    && MailPort.SMTP.is(path.port())
                    && path.source().isEmpty();
            if (counts && named.isPresent() && path.address().isPresent()) {
                String operator = servers.computeIfAbsent(path.address().get(), server -> operator(path));
                all.computeIfAbsent(operator, key -> new TreeSet<>()).add(named.get());
            }
        }
        Map<String, IpAddress> said = new LinkedHashMap<>();
        all.forEach((operator, addresses) -> {
            if (addresses.size() == 1) {
                said.put(operator, addresses.iterator().next());
            }
        });
        return said;
    }

    /** A target without a known operator counts by the last two labels of its name: hosts of one domain are one witness. */
    private static String operator(EgressPath path) {
        if (!path.operator().equals(path.target())) {
            return path.operator();
        }
        List<String> labels = Arrays.asList(path.operator().split("\\."));
        return String.join(".", labels.subList(Math.max(0, labels.size() - 2), labels.size()));
    }

    /** Private, shared, loopback, link-local and multicast addresses cannot be seen from another network (RFC 6890). */
    private static boolean isUsable(IpAddress address) {
        return SpecialPurpose.of(address)
                .filter(purpose -> purpose == SpecialPurpose.NOT_ROUTED)
                .isEmpty();
    }

    /** {@return whether the majority of the operators that name an address, and at least two of them, name this one} */
    public boolean isAgreed() {
        return operators.size() >= ENOUGH && operators.size() > others.size();
    }
}
