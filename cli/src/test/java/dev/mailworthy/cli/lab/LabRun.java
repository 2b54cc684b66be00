package dev.mailworthy.cli.lab;

import dev.mailworthy.cli.assess.Assessment;
import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.assess.OutlookChoice;
import dev.mailworthy.cli.assess.RequestedSender;
import dev.mailworthy.cli.assess.Sources;
import dev.mailworthy.cli.assess.port.EgressMeans;
import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.cli.world.Stop;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnssecStatus;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.core.dns.engine.WireDns;
import dev.mailworthy.core.dns.stop.StoppableDns;
import dev.mailworthy.core.receiver.Tier;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.Profile;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.HostVerdict;
import dev.mailworthy.smtp.path.EgressRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One run of a check in a lab, with all that it learned. It can be repeated in memory with other answers.
 *
 * @param answers the answers of the DNS, except those to the port probe
 * @param ports the result of the port probe
 */
record LabRun(HostFacts host, Tier tier, CheckReport report, Map<DnsQuestion, DnsAnswer> answers, EgressReport ports) {

    static final Clock NOW = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    /** A time that no busy machine needs for an answer. The shipped labs have no silent name and no silent mail port. */
    static final Duration AMPLE = Duration.ofSeconds(60);

    /** From three seconds on, silence is a drop however late a busy machine is with its controls. */
    private static final Duration DROPPED = Duration.ofSeconds(3);

    /** The result of a run without a port probe. */
    static final EgressReport NO_PORTS = new EgressReport(List.of(), List.of(), HostVerdict.UNKNOWN, List.of());

    static LabRun of(String name) throws LabException {
        try (RunningLab lab = Lab.load(name).start();
                WireDns wire = WireDns.builder()
                        .resolvers(List.of(lab.resolver()))
                        .deadline(AMPLE)
                        .build()) {
            AtomicReference<EgressReport> ports = new AtomicReference<>(NO_PORTS);
            PortProbe connecting = PortProbe.over(wire, lab.route(), lab.host(), EgressMeans.none());
            PortProbe probe = (request, responder) -> {
                ports.set(connecting.probe(request, responder));
                return ports.get();
            };
            Map<DnsQuestion, DnsAnswer> answers = new ConcurrentHashMap<>();
            Dns recording =
                    question -> wire.query(question).whenComplete((answer, bug) -> answers.put(question, answer));
            CheckReport report = check(lab.host(), lab.tier(), recording, probe);
            return new LabRun(lab.host(), lab.tier(), report, ordered(answers), ports.get());
        }
    }

    private static Map<DnsQuestion, DnsAnswer> ordered(Map<DnsQuestion, DnsAnswer> answers) {
        Map<DnsQuestion, DnsAnswer> ordered = new TreeMap<>(Comparator.comparing(DnsQuestion::toString)
                .thenComparing(DnsQuestion::followCname)
                .thenComparing(DnsQuestion::bypassCache));
        ordered.putAll(answers);
        return ordered;
    }

    /** The check over any {@link Dns DNS} and any ports, at a fixed time. */
    static CheckReport check(HostFacts host, Tier tier, Dns dns, PortProbe ports) {
        StoppableDns stoppable = new StoppableDns(dns);
        Dnsbl lists =
                Dnsbl.over(stoppable, Catalogue.bundled().profile(Profile.DELIVERABILITY), Keys.none(), List.of(), NOW);
        EgressRequest egress = EgressRequest.defaults()
                .withTimeouts(DROPPED, AMPLE, AMPLE.multipliedBy(10))
                .withSpacing(Duration.ZERO);
        Sources sources = new Sources(stoppable, host, (address, port) -> Optional.empty(), lists, ports)
                .withValidated(ValidatedDns.believing(stoppable, DnssecStatus.SECURE));
        RequestedSender sender = new RequestedSender(host.mailDomain().orElseThrow(), List.of(), Optional.empty());
        return new Assessment(sources, new Stop(stoppable), Progress.none())
                .examine(new CheckRequest(
                        sender, egress, AMPLE.multipliedBy(10), OutlookChoice.of(List.of(), tier, NOW)));
    }

    /**
     * Repeats the run without some answers.
     *
     * @param asked receives the questions of the repeated run
     */
    CheckReport without(Set<DnsQuestion> taken, Set<DnsQuestion> asked) {
        return again(
                question -> {
                    asked.add(question);
                    return CompletableFuture.completedFuture(taken.contains(question) ? silence() : answer(question));
                },
                ports);
    }

    CheckReport again(Dns dns, EgressReport seen) {
        return check(host, tier, dns, (request, responder) -> seen);
    }

    /** The recorded answer. A {@link DnsQuestion question} that the run did not ask is skipped. */
    DnsAnswer answer(DnsQuestion question) {
        return answers.getOrDefault(
                question,
                new DnsAnswer.Skipped(Reason.SKIPPED, "it was not asked then", DnsAnswer.Origin.none("memory")));
    }

    private static DnsAnswer silence() {
        return new DnsAnswer.Timeout(DnsAnswer.Origin.none("nobody"));
    }
}
