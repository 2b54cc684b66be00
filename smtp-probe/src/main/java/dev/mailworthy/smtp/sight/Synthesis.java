package dev.mailworthy.smtp.sight;

import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.IpFamily;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressPath.Role;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Recognises IPv6 addresses that DNS64 has made from IPv4 addresses (RFC 6147), by their form (RFC 6052 section 2.2). */
final class Synthesis {

    /** The well-known prefix (RFC 6052) and the prefix for local use (RFC 8215). */
    private static final List<Cidr> KNOWN = List.of(Cidr.parse("64:ff9b::/96"), Cidr.parse("64:ff9b:1::/48"));

    /** Where the four octets stand, by the length of the prefix. Octet 8 is left out. */
    private static final Map<Integer, int[]> PLACES = Map.of(
            32, new int[] {4, 5, 6, 7},
            40, new int[] {5, 6, 7, 9},
            48, new int[] {6, 7, 9, 10},
            56, new int[] {7, 9, 10, 11},
            64, new int[] {9, 10, 11, 12},
            96, new int[] {12, 13, 14, 15});

    /** A prefix that no standard names counts from this number of operators on. */
    private static final int OPERATORS = 2;

    private Synthesis() {}

    /**
     * One line for each target that is reached through NAT64; empty without a sign.
     *
     * @param discovered prefixes of this network (RFC 7050)
     */
    static List<String> signs(List<EgressPath> paths, List<Cidr> discovered) {
        List<Cidr> certain = Stream.concat(KNOWN.stream(), discovered.stream()).toList();
        Map<String, Set<String>> byPrefix = new LinkedHashMap<>();
        Map<String, Set<String>> operators = new LinkedHashMap<>();
        paths.stream()
                .filter(path -> path.role() == Role.TARGET)
                .forEach(path -> prefix(path, paths, certain).ifPresent(prefix -> {
                    byPrefix.computeIfAbsent(prefix, key -> new TreeSet<>())
                            .add(path.target() + " at " + path.address().orElseThrow());
                    operators.computeIfAbsent(prefix, key -> new TreeSet<>()).add(path.operator());
                }));
        return byPrefix.entrySet().stream()
                .filter(entry ->
                        operators.getOrDefault(entry.getKey(), Set.of()).size() >= OPERATORS
                                || isCertain(entry.getKey(), certain))
                .flatMap(entry -> entry.getValue().stream())
                .distinct()
                .toList();
    }

    private static boolean isCertain(String prefix, List<Cidr> certain) {
        return certain.stream().anyMatch(known -> known.toString().equals(prefix));
    }

    private static Optional<String> prefix(EgressPath path, List<EgressPath> paths, List<Cidr> certain) {
        return path.address()
                .filter(address -> address.family() == IpFamily.IPV6)
                .flatMap(made -> Stream.concat(
                                certain.stream()
                                        .filter(known -> known.contains(made))
                                        .map(Cidr::toString),
                                paths.stream()
                                        .filter(other -> other.target().equals(path.target()))
                                        .flatMap(other -> other.address().stream())
                                        .filter(address -> address.family() == IpFamily.IPV4)
                                        .flatMap(address -> prefix(made, address).map(Cidr::toString).stream()))
                        .findFirst());
    }

    /** The prefix of an IPv6 address that holds an IPv4 address. */
    static Optional<Cidr> prefix(IpAddress made, IpAddress from) {
        byte[] long16 = made.octets();
        byte[] short4 = from.octets();
        return PLACES.entrySet().stream()
                .filter(entry -> holds(long16, short4, entry.getValue()))
                .map(entry -> new Cidr(masked(made, entry.getKey()), entry.getKey()))
                .findFirst();
    }

    private static boolean holds(byte[] made, byte[] from, int[] places) {
        for (int i = 0; i < places.length; i++) {
            if (made[places[i]] != from[i]) {
                return false;
            }
        }
        return made[8] == 0;
    }

    private static IpAddress masked(IpAddress address, int prefix) {
        byte[] octets = address.octets();
        Arrays.fill(octets, prefix / 8, octets.length, (byte) 0);
        return IpAddress.ofOctets(octets);
    }
}
