package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.core.dns.ZoneFileException;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.dns.engine.ZoneDns;
import dev.mailworthy.core.dns.engine.ZoneServer;
import dev.mailworthy.core.net.Cidr;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.CatalogueException;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.target.SpecialTargets;
import dev.mailworthy.dnsbl.target.SweepTargets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Two lists on a test's name server. Each lists some addresses of a network. */
final class SweptWorld implements AutoCloseable {

    static final Cidr NETWORK = Cidr.parse("11.0.0.0/21");
    private static final String LISTS = """
            lists:
            - {id: one, zone: one.test, codes: [{match: 127.0.0.2, means: listed, class: spam, severity: high}]}
            - {id: two, zone: two.test, targets: [ip4, ip6], decode: any}
            """;

    private final ZoneServer server;
    private final WireDns dns;
    private final Catalogue catalogue;

    private SweptWorld(ZoneServer server, Catalogue catalogue) {
        this.server = server;
        this.catalogue = catalogue;
        dns = WireDns.builder()
                .resolvers(List.of(server.address()))
                .deadline(Duration.ofSeconds(20))
                .build();
    }

    static SweptWorld start(Path folder, String more) throws IOException, CatalogueException, ZoneFileException {
        Path lists = Files.writeString(folder.resolve("lists.yml"), LISTS);
        return new SweptWorld(ZoneServer.start(ZoneDns.parse("lists.zone", zone(more))), Catalogue.load(lists));
    }

    private static String zone(String more) {
        return "$ORIGIN .\n$TTL 60\n@ SOA ns.x. h.x. 1 2 3 4 5\n2.0.0.127.one.test. A 127.0.0.2\n"
                + "2.0.0.127.two.test. A 127.0.0.9\n"
                + "2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.two.test. A 127.0.0.9\n" + more;
    }

    /** Records that list about a tenth of the network on each list. */
    static String someListed(RandomGenerator random) {
        StringBuilder zone = new StringBuilder();
        NETWORK.addresses().forEach(address -> {
            if (random.nextInt(10) == 0) {
                zone.append(name(address, "one.test")).append(" A 127.0.0.2\n");
            }
            if (random.nextInt(10) == 0) {
                zone.append(name(address, "two.test")).append(" A 127.0.0.9\n");
            }
        });
        return zone.toString();
    }

    static String name(IpAddress address, String zone) {
        return address.reverseLabels() + "." + zone + ".";
    }

    ResolverAddress address() {
        return server.address();
    }

    void stopServer() {
        server.close();
    }

    Dnsbl dnsbl() {
        return dnsbl(catalogue);
    }

    /** These lists on the same name server. */
    Dnsbl dnsbl(Catalogue lists) {
        return Dnsbl.over(dns, lists, Keys.none(), List.of(), Clock.systemUTC());
    }

    SweepRequest request(SweepTargets targets, Optional<Path> resume) {
        return new SweepRequest(
                targets,
                server.address(),
                SweepRequest.Limits.OBEYED,
                OptionalInt.empty(),
                SweepRequest.Reasons.LEFT_OUT,
                resume);
    }

    static SweepTargets networks(String... networks) {
        return SweepTargets.of(Stream.of(networks).map(Cidr::parse).toList(), SpecialTargets.REFUSED);
    }

    /** A clock that goes on by a second at each reading, so that progress is saved at once. */
    static LongSupplier hurried() {
        long[] now = {0};
        return () -> now[0] += 1_000_000_000L;
    }

    @Override
    public void close() {
        dns.close();
        server.close();
    }

    /** Keeps the lines, and runs an action at one of them. */
    static final class Lines implements SweepOutput {
        final List<String> lines = new ArrayList<>();
        private Runnable at = () -> {};
        private int number = -1;

        Lines doing(int line, Runnable what) {
            number = line;
            at = what;
            return this;
        }

        @Override
        public String form(SweepPair pair) {
            return pair.result().state().label() + " " + pair.target() + " "
                    + pair.result().id() + " " + pair.result().codes()
                    + pair.result().why().map(why -> " " + why.label()).orElse("");
        }

        @Override
        public void line(String line) {
            lines.add(line);
            if (lines.size() == number) {
                at.run();
            }
        }

        @Override
        public void flush() {}
    }
}
