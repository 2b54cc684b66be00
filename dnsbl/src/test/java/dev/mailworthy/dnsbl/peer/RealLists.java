package dev.mailworthy.dnsbl.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.engine.ResolverAddress;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.TargetReport;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.CatalogueException;
import dev.mailworthy.dnsbl.health.ListResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The lists on a server, and checks that query them through a resolver. */
final class RealLists implements AutoCloseable {

    static final Duration DEADLINE = Duration.ofSeconds(6);

    private final Path folder;
    private final Rbldnsd server;
    private final Catalogue catalogue;

    private RealLists(Path folder, Rbldnsd server, Catalogue catalogue) {
        this.folder = folder;
        this.server = server;
        this.catalogue = catalogue;
    }

    static RealLists serve(Path folder) throws IOException, CatalogueException {
        Path file = folder.resolve("catalogue.yml");
        Files.writeString(file, ListData.catalogue());
        Catalogue catalogue = Catalogue.load(file);
        return new RealLists(folder, Rbldnsd.serving(folder.resolve("rbldnsd"), ListData.zones()), catalogue);
    }

    ResolverAddress address() {
        return server.address();
    }

    /** A resolver in front of the lists. */
    Unbound behindUnbound(String... settings) throws IOException {
        Path place = Files.createTempDirectory(folder, "unbound");
        return Unbound.inFrontOf(server.address(), ListData.zoneNames(), place, settings);
    }

    static WireDns resolver(ResolverAddress address, Duration deadline) {
        return WireDns.builder().resolvers(List.of(address)).deadline(deadline).build();
    }

    /** The result of one list for one target. */
    ListResult ask(ResolverAddress resolver, String list, String target) {
        try (WireDns dns = resolver(resolver, DEADLINE)) {
            return ask(dns, list, List.of(target)).get(0);
        }
    }

    /** The results of one list for each target, in their order. */
    List<ListResult> ask(Dns dns, String list, List<String> targets) {
        List<TargetReport> reports =
                Dnsbl.over(dns, catalogue.only(List.of(list))).check(targets).targets();
        assertThat(reports).hasSameSizeAs(targets);
        return reports.stream()
                .map(report -> {
                    assertThat(report.lists()).as(report.target().text()).hasSize(1);
                    return report.lists().get(0);
                })
                .toList();
    }

    /** Ends the server early. */
    void stop() {
        server.close();
    }

    @Override
    public void close() {
        server.close();
    }
}
