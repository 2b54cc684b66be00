package dev.mailworthy.core.dns.engine;

import dev.mailworthy.core.net.IpAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code nameserver} lines of resolv.conf(5). Search lists and options are not used, because all names are
 * absolute.
 */
public final class ResolvConf {

    private static final int MAX_LINES = 1000;

    private ResolvConf() {}

    /**
     * {@return the resolvers in the file's order} Empty if there is no such file or it names no address.
     *
     * @param file usually {@code /etc/resolv.conf}
     */
    public static List<ResolverAddress> read(Path file) {
        List<ResolverAddress> resolvers = new ArrayList<>();
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            lines.limit(MAX_LINES).forEach(line -> addNameserver(line, resolvers));
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
        return List.copyOf(resolvers);
    }

    private static void addNameserver(String line, List<ResolverAddress> resolvers) {
        String[] words = line.trim().split("\\s+");
        if (words.length >= 2 && words[0].equals("nameserver")) {
            try {
                String address = words[1].split("%", 2)[0];
                resolvers.add(new ResolverAddress(IpAddress.parse(address), ResolverAddress.DEFAULT_PORT));
            } catch (IllegalArgumentException e) {
                // The C library skips such a line too.
            }
        }
    }
}
