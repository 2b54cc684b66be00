package dev.mailworthy.cli.world;

import dev.mailworthy.core.dns.engine.ResolvConf;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.net.IpAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The DNS resolvers of a run, and who chose them.
 *
 * @param servers in order of preference, at least one
 */
public record ResolverChoice(List<ResolverAddress> servers, By by) {

    /** The resolver of the C library where resolv.conf names none. */
    private static final ResolverAddress OWN =
            new ResolverAddress(IpAddress.parse("127.0.0.1"), ResolverAddress.DEFAULT_PORT);

    public ResolverChoice {
        servers = List.copyOf(servers);
    }

    /** Where a choice comes from. */
    public enum By {
        /** The user named the resolvers. */
        OPTION,
        /** They are in resolv.conf. */
        SYSTEM,
        /** A lab has its own. */
        LAB,
        /** There is no resolv.conf. The resolver is then 127.0.0.1, as for the C library. */
        NO_FILE,
        /** resolv.conf names no resolver. The resolver is then 127.0.0.1, as for the C library. */
        EMPTY_FILE;

        /** Whether 127.0.0.1 stands in, because no resolver was chosen. */
        public boolean isFallback() {
            return this == NO_FILE || this == EMPTY_FILE;
        }
    }

    /** The resolvers of this machine. */
    public static ResolverChoice ofSystem(Path resolvConf) {
        List<ResolverAddress> named = ResolvConf.read(resolvConf);
        if (!named.isEmpty()) {
            return new ResolverChoice(named, By.SYSTEM);
        }
        return new ResolverChoice(List.of(OWN), Files.exists(resolvConf) ? By.EMPTY_FILE : By.NO_FILE);
    }
}
