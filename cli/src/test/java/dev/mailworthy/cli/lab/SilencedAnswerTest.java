package dev.mailworthy.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.assess.Assessment;
import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.EgressMeans;
import dev.mailworthy.cli.assess.OutlookChoice;
import dev.mailworthy.cli.assess.PortProbe;
import dev.mailworthy.cli.assess.Progress;
import dev.mailworthy.cli.assess.Stop;
import dev.mailworthy.cli.assess.StoppableDns;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.score.ReceiverVerdict;
import dev.mailworthy.core.score.Score;
import dev.mailworthy.core.score.Tier;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.Profile;
import dev.mailworthy.smtp.EgressRequest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every lab, with each of its DNS answers taken away in turn: silence neither improves nor worsens a verdict. */
@Timeout(240)
class SilencedAnswerTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    /** Runs wait for what the lab drops, and not for the processor. */
    private static final int AT_ONCE = 8;

    private static final double ROUNDING = 1e-9;

    @Test
    void noAnswerOfAShippedLabCanBeTakenAwayToSomebodysGain() throws Exception {
        for (String lab : Lab.shipped()) {
            silenceEach(lab);
        }
    }

    /** Something of everything: listed, half named, SPF softfails, no DMARC. */
    @Test
    void norOneOfAnUntidyLab(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("untidy.zone"), """
                $ORIGIN untidy.example.
                $TTL 3600
                @ SOA ns1 hostmaster 1 7200 900 1209600 300
                @ MX 10 mail
                @ TXT "v=spf1 ip4:192.0.2.31 ~all"
                mail A 192.0.2.31
                other A 192.0.2.30
                30.2.0.192.in-addr.arpa. PTR other.untidy.example.
                31.2.0.192.in-addr.arpa. PTR mail.untidy.example.
                30.2.0.192.zen.spamhaus.org. A 127.0.0.4
                31.2.0.192.bl.spamcop.net. A 127.0.0.2
                """);
        Files.writeString(folder.resolve("lab.conf"), """
                title     Something of everything
                shows     Findings of many kinds.
                subject   untidy.example
                address   192.0.2.30
                address   192.0.2.31
                ehlo      mail.untidy.example
                zone      untidy.zone
                """ + shared("lab.conf"));
        Files.writeString(folder.resolve("internet.zone"), shared("internet.zone"));
        silenceEach(folder.toString());
    }

    /** A file of the part that all shipped labs have in common. */
    private static String shared(String file) throws Exception {
        try (InputStream in = Lab.class.getResourceAsStream("/dev/mailworthy/cli/labs/internet/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void silenceEach(String name) throws Exception {
        try (RunningLab lab = Lab.load(name).start();
                WireDns wire =
                        WireDns.builder().resolvers(List.of(lab.resolver())).build()) {
            Set<DnsQuestion> questions = ConcurrentHashMap.newKeySet();
            CheckReport whole = check(lab, question -> {
                questions.add(question);
                return wire.query(question);
            });
            ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
            try {
                List<Future<?>> runs = new ArrayList<>();
                questions.forEach(taken -> runs.add(threads.submit(
                        () -> gainsNothing(name + " without " + taken, whole, check(lab, without(taken, wire))))));
                for (Future<?> run : runs) {
                    run.get();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(questions).hasSizeGreaterThan(40);
        }
    }

    private static Dns without(DnsQuestion taken, Dns dns) {
        return question -> question.equals(taken)
                ? CompletableFuture.completedFuture(new DnsAnswer.Timeout(DnsAnswer.Origin.none("nobody")))
                : dns.query(question);
    }

    private static CheckReport check(RunningLab lab, Dns dns) {
        StoppableDns stoppable = new StoppableDns(dns);
        EgressRequest egress = EgressRequest.defaults()
                .withTimeouts(Duration.ofMillis(500), Duration.ofMillis(1000), Duration.ofSeconds(20))
                .withSpacing(Duration.ZERO);
        return new Assessment(
                        stoppable,
                        lab.host(),
                        lab.route(),
                        Dnsbl.over(stoppable, Catalogue.bundled().profile(Profile.DELIVERABILITY)),
                        new Stop(stoppable),
                        Progress.none(),
                        PortProbe.over(stoppable, lab.route(), lab.host(), EgressMeans.none()))
                .examine(new CheckRequest(
                                lab.host().mailDomain().orElseThrow(),
                                List.of(),
                                Optional.empty(),
                                egress,
                                Duration.ofSeconds(30))
                        .withOutlook(OutlookChoice.of(List.of(), Tier.BULK, NOW)));
    }

    private static void gainsNothing(String what, CheckReport whole, CheckReport less) {
        assertThat(less.verdict()).as(what).isIn(whole.verdict(), Verdict.INCONCLUSIVE);
        for (int i = 0; i < whole.outlook().receivers().size(); i++) {
            assertThat(less.outlook().receivers().get(i).verdict())
                    .as(what)
                    .isIn(whole.outlook().receivers().get(i).verdict(), ReceiverVerdict.UNKNOWN);
        }
        Score before = whole.outlook().score().computed();
        Score after = less.outlook().score().computed();
        assertThat(after.low()).as(what).isLessThanOrEqualTo(before.low() + ROUNDING);
        assertThat(after.high()).as(what).isGreaterThanOrEqualTo(before.high() - ROUNDING);
        assertThat(after.coverage()).as(what).isLessThanOrEqualTo(before.coverage() + ROUNDING);
    }
}
