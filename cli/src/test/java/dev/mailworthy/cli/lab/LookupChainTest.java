package dev.mailworthy.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.Sample;
import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.port.EgressMeans;
import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.world.CountingDns;
import dev.mailworthy.cli.world.LookupRounds;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.receiver.Tier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A check waits for no lookup that it does not need, and asks no more questions than needed. */
@Timeout(300)
class LookupChainTest {

    private static final int MOST_QUERIES = 200;

    @TempDir
    private Path folder;

    static List<String> labs() {
        return Sample.of(Lab.shipped(), 4);
    }

    /**
     * A lab with a deep chain: SPF through three other records to a host, a listed address, and an alias as MX host.
     */
    private String deep() throws Exception {
        Files.writeString(folder.resolve("lab.conf"), """
                subject deep.example
                address 192.0.2.90
                address 2001:db8:90::25
                ehlo mail.deep.example
                include internet
                zone deep.zone
                """);
        Files.writeString(folder.resolve("deep.zone"), """
                $ORIGIN deep.example.
                $TTL 3600
                @ SOA ns1 hostmaster 1 7200 900 1209600 300
                @ MX 10 alias
                alias CNAME mail
                @ TXT "v=spf1 include:_a.deep.example -all"
                _a TXT "v=spf1 include:_b.deep.example -all"
                _b TXT "v=spf1 include:_c.deep.example -all"
                _c TXT "v=spf1 a:out.deep.example -all"
                out A 192.0.2.90
                _dmarc TXT "v=DMARC1; p=reject; rua=mailto:x@reports.example"
                mail A 192.0.2.90
                mail AAAA 2001:db8:90::25
                90.2.0.192.in-addr.arpa. PTR other.deep.example.
                90.2.0.192.zen.spamhaus.org. A 127.0.0.4
                90.2.0.192.zen.spamhaus.org. TXT "reason"
                90.2.0.192.bl.spamcop.net. A 127.0.0.2
                """);
        return folder.toString();
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("labs")
    void aShippedLabHasNoMoreRoundsThanItsAnswersNeed(String lab) throws Exception {
        assertNoNeedlessWait(lab);
    }

    @Test
    void aDeepLabHasNoMoreRoundsThanItsAnswersNeed() throws Exception {
        assertThat(assertNoNeedlessWait(deep())).isEqualTo(5);
    }

    /**
     * A question depends on an answer if it is not asked without that answer. A run has to wait for the longest chain
     * of such questions. The product's count of rounds must not be longer.
     */
    private static int assertNoNeedlessWait(String lab) throws Exception {
        LabRun whole = LabRun.of(lab);
        Map<DnsQuestion, Set<DnsQuestion>> dependents = new HashMap<>();
        for (DnsQuestion taken : whole.answers().keySet()) {
            Set<DnsQuestion> still = ConcurrentHashMap.newKeySet();
            whole.without(Set.of(taken), still);
            Set<DnsQuestion> gone = new HashSet<>(whole.answers().keySet());
            gone.removeAll(still);
            dependents.put(taken, gone);
        }
        int needed = dependents.keySet().stream()
                .mapToInt(question -> depth(question, dependents))
                .max()
                .orElse(0);
        assertThat(rounds(whole)).as(lab + ", rounds").isEqualTo(needed);
        return needed;
    }

    private static int depth(DnsQuestion question, Map<DnsQuestion, Set<DnsQuestion>> dependents) {
        return 1
                + dependents.get(question).stream()
                        .mapToInt(next -> depth(next, dependents))
                        .max()
                        .orElse(0);
    }

    private static int rounds(LabRun whole) {
        Dns answers = question -> CompletableFuture.completedFuture(whole.answer(question));
        return LookupRounds.of(whole.answers().keySet(), () -> answers, dns -> whole.again(dns, whole.ports()));
    }

    /** Two addresses, one of each family, and one domain, with the {@link PortProbe port probe} and all repeats. */
    @Test
    void oneDomainAndTwoAddressesNeedAtMostTwoHundredQueries() throws Exception {
        for (String lab : List.of("healthy", "ipv6-forgotten", deep())) {
            try (RunningLab running = Lab.load(lab).start();
                    WireDns wire = WireDns.builder()
                            .resolvers(List.of(running.resolver()))
                            .build()) {
                CountingDns counting = new CountingDns(wire);
                CheckReport report = LabRun.check(
                        running.host(),
                        Tier.BULK,
                        counting,
                        PortProbe.over(wire, running.route(), running.host(), EgressMeans.none()));
                assertThat(report.sending().addresses()).hasSize(2);
                assertThat(running.questions()).as(lab).isBetween(100L, (long) MOST_QUERIES);
                assertThat(counting.lookups().questions()).as(lab).isBetween(80, (int) running.questions());
            }
        }
    }
}
