package dev.mailworthy.smtp.host;

import dev.mailworthy.core.net.IpFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The number of ICMP "destination unreachable" messages that this machine has received. A TCP reset and an ICMP refusal
 * raise the same exception. Only this counter distinguishes them, and only if no other connection is refused at the
 * same time.
 */
@FunctionalInterface
public interface IcmpCounters {

    /**
     * {@return the count so far; empty if the system has no such counter}
     *
     * @param family ICMP for IPv4, ICMPv6 for IPv6
     */
    OptionalLong unreachables(IpFamily family);

    /** {@return a source that has no count} */
    static IcmpCounters none() {
        return family -> OptionalLong.empty();
    }

    /**
     * Reads the files of Linux, which every user may read.
     *
     * @return counters of the whole machine, since its start
     */
    static IcmpCounters system() {
        return of(Path.of("/proc/net"));
    }

    /**
     * {@return counters that are read from these files at each call}
     *
     * @param folder with the files {@code snmp} and {@code snmp6}
     */
    public static IcmpCounters of(Path folder) {
        return family -> {
            try {
                return family == IpFamily.IPV4 ? version4(folder.resolve("snmp")) : version6(folder.resolve("snmp6"));
            } catch (IOException | NumberFormatException e) {
                return OptionalLong.empty();
            }
        };
    }

    /** Two lines that begin with {@code Icmp:}: the names, and the numbers in the same order. */
    private static OptionalLong version4(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            List<String[]> icmp = lines.limit(200)
                    .filter(line -> line.startsWith("Icmp: "))
                    .map(line -> line.split(" "))
                    .toList();
            int at = icmp.size() == 2 ? Arrays.asList(icmp.get(0)).indexOf("InDestUnreachs") : -1;
            return at < 0 || at >= icmp.get(1).length
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(icmp.get(1)[at]));
        }
    }

    private static OptionalLong version6(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.limit(500)
                    .filter(line -> line.startsWith("Icmp6InDestUnreachs"))
                    .mapToLong(line -> Long.parseLong(
                            line.substring(line.lastIndexOf('\t') + 1).strip()))
                    .findFirst();
        }
    }
}
