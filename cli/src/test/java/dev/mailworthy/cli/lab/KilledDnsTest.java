package dev.mailworthy.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailworthy.cli.assess.Assessment;
import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.OutlookChoice;
import dev.mailworthy.cli.assess.RequestedSender;
import dev.mailworthy.cli.assess.Sources;
import dev.mailworthy.cli.assess.port.EgressMeans;
import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.cli.world.Stop;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.dns.stop.StoppableDns;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.Profile;
import dev.mailworthy.smtp.path.EgressRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The healthy lab. Its name server ends, or the run is stopped, at some point of the run. */
@Timeout(120)
class KilledDnsTest {

    /** A time that no busy machine needs for an answer. */
    private static final Duration AMPLE = Duration.ofSeconds(60);

    private static CheckReport check(RunningLab lab, StoppableDns dns, Stop stop) {
        EgressRequest egress = EgressRequest.defaults().withTimeouts(AMPLE, AMPLE, AMPLE);
        Sources sources = new Sources(
                dns,
                lab.host(),
                lab.route(),
                Dnsbl.over(dns, Catalogue.bundled().profile(Profile.DELIVERABILITY)),
                PortProbe.over(dns, lab.route(), lab.host(), EgressMeans.none()));
        RequestedSender sender =
                new RequestedSender(lab.host().mailDomain().orElseThrow(), List.of(), Optional.empty());
        return new Assessment(sources, stop, Progress.none())
                .examine(new CheckRequest(sender, egress, AMPLE, OutlookChoice.everybody(Clock.systemUTC())));
    }

    private static WireDns wire(RunningLab lab, Duration deadline) {
        return WireDns.builder()
                .resolvers(List.of(lab.resolver()))
                .deadline(deadline)
                .build();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 15, 30})
    void aNameServerThatEndsDuringTheRunGivesInconclusive(int questions) throws LabException {
        AtomicInteger asked = new AtomicInteger();
        try (RunningLab lab = Lab.load("healthy").start();
                WireDns wire = wire(lab, Duration.ofMillis(600))) {
            StoppableDns dns = new StoppableDns(question -> {
                if (asked.incrementAndGet() == questions) {
                    lab.stopDns();
                }
                return wire.query(question);
            });
            CheckReport report = check(lab, dns, new Stop(dns));
            assertThat(report.unanswered()).isNotEmpty();
            assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(report.findings()).isEmpty();
        }
    }

    @Test
    void aRunStoppedByTheUserReportsWhatItKnows() throws LabException {
        AtomicInteger asked = new AtomicInteger();
        try (RunningLab lab = Lab.load("healthy").start();
                WireDns wire = wire(lab, AMPLE)) {
            Stop[] stop = new Stop[1];
            StoppableDns dns = new StoppableDns(question -> {
                if (asked.incrementAndGet() == 20) {
                    stop[0].byUser();
                }
                return wire.query(question);
            });
            stop[0] = new Stop(dns);
            CheckReport report = check(lab, dns, stop[0]);
            assertThat(report.completeness()).isEqualTo(Completeness.STOPPED);
            assertThat(report.unanswered()).isNotEmpty();
            assertThat(report.verdict()).isNotEqualTo(Verdict.READY);
        }
    }
}
