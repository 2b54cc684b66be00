package dev.mailworthy.cli.world;

import dev.mailworthy.core.net.IpAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Finds the temporary IPv6 addresses of this machine in Linux's table ({@code /proc/net/if_inet6}). */
final class TemporaryAddresses {

    /** {@code IFA_F_TEMPORARY} of {@code linux/if_addr.h}. */
    private static final int TEMPORARY = 0x01;

    private TemporaryAddresses() {}

    /**
     * Reads lines of {@code address index prefix scope flags interface}, all but the last hexadecimal. Empty if the table cannot be
     * read, as on a machine without IPv6.
     */
    static List<IpAddress> in(Path table) {
        try {
            return Files.readAllLines(table, StandardCharsets.US_ASCII).stream()
                    .flatMap(line -> temporary(line.strip().split("\\s+")).stream())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<IpAddress> temporary(String[] fields) {
        boolean isLine = fields.length >= 6 && fields[0].matches("[0-9a-f]{32}") && fields[4].matches("[0-9a-f]{1,8}");
        return isLine && (Integer.parseUnsignedInt(fields[4], 16) & TEMPORARY) != 0
                ? Optional.of(IpAddress.ofOctets(HexFormat.of().parseHex(fields[0])))
                : Optional.empty();
    }
}
