package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.delivery.DeliveryEvidence;
import dev.mailworthy.cli.assess.message.HeardReplies;
import dev.mailworthy.cli.assess.message.HeardReply;
import dev.mailworthy.cli.assess.message.JudgedMessage;
import dev.mailworthy.cli.assess.message.ProbeReplies;
import dev.mailworthy.cli.assess.outcome.Passed;
import dev.mailworthy.cli.assess.outcome.RootCause;
import dev.mailworthy.cli.assess.port.SendingAddresses;
import dev.mailworthy.cli.assess.reports.FeedbackEvidence;
import dev.mailworthy.cli.world.HeardDns;
import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.cli.world.Stop;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.posture.Posture;
import dev.mailworthy.core.posture.PostureGroup;
import dev.mailworthy.core.posture.PostureRequest;
import dev.mailworthy.core.score.OutlookReport;
import dev.mailworthy.dnsbl.target.SpecialTargets;
import dev.mailworthy.smtp.EgressReport;
import dev.mailworthy.smtp.provider.GuidedReport;
import dev.mailworthy.smtp.provider.MachineFacts.MetadataChoice;
import dev.mailworthy.smtp.provider.catalogue.Provider;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import dev.mailworthy.smtp.trust.StsPolicyCheck;
import dev.mailworthy.smtp.trust.StsPolicyReport;
import dev.mailworthy.smtp.trust.logo.LogoCheck;
import dev.mailworthy.spf.publish.SpfPublisher;
import dev.mailworthy.spf.publish.SpfReport;
import dev.mailworthy.spf.publish.SpfSender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Checks one domain and its {@link SendingAddresses sending addresses} with all modules. */
public final class Assessment {

    private final HeardDns heard;
    private final Sources sources;
    private final Stop stop;
    private final Progress progress;
    private final Hearing hearing;

    /** Which replies of receivers count. */
    private enum Hearing {
        /** Replies in the request, and those in the port probe of this run. */
        ALL,
        /** Only replies in the request. */
        REQUEST
    }

    public Assessment(Sources sources, Stop stop, Progress progress) {
        this(sources, stop, progress, Hearing.ALL);
    }

    private Assessment(Sources sources, Stop stop, Progress progress, Hearing hearing) {
        this.heard = new HeardDns(sources.dns());
        this.sources = sources.over(heard);
        this.stop = stop;
        this.progress = progress;
        this.hearing = hearing;
    }

    /** An assessment for a replay. The request already has the replies that the recorded port probe met. */
    public Assessment ofRecord() {
        return new Assessment(sources, stop, progress, Hearing.REQUEST);
    }

    /** Checks the sender. Blocks for at most the request's time limit and two seconds more. */
    public CheckReport examine(CheckRequest request) {
        AddressChoice choice = new AddressChoice(sources.dns(), sources.host());
        return examine(request, () -> choice.choose(request), choice::corrected);
    }

    /** Checks addresses that an earlier run chose; else as {@link #examine(CheckRequest)}. */
    public CheckReport examine(CheckRequest request, SendingAddresses chosen) {
        return examine(request, () -> chosen, (addresses, seen) -> addresses);
    }

    /** @param correction the addresses after the port probe, by those chosen before and those that receivers name */
    private CheckReport examine(
            CheckRequest request,
            Supplier<SendingAddresses> choice,
            BiFunction<SendingAddresses, List<IpAddress>, SendingAddresses> correction) {
        long end = System.nanoTime() + request.budget().toNanos();
        Instant start = request.outlook().clock().instant();
        try (Parts parts = new Parts(stop, progress)) {
            parts.start(
                    CheckArea.PORTS,
                    "outgoing ports",
                    () -> probe().probe(request.egress(), MetadataChoice.LEFT_OUT, List::of));
            SendingAddresses chosen = choice.get();
            MeasuredSender first = sender(request, chosen);
            sources.policies()
                    .ifPresent(fetcher -> parts.start(
                            CheckArea.PUBLISHED_NAMES,
                            "MTA-STS policy",
                            () -> StsPolicyCheck.over(sources.dns(), fetcher).examine(request.domain())));
            sources.logos()
                    .ifPresent(fetcher -> parts.start(
                            CheckArea.PUBLISHED_NAMES,
                            "BIMI logo",
                            () -> LogoCheck.over(sources.dns(), fetcher).examine(request.domain())));
            request.message()
                    .ifPresent(message -> parts.start(
                            CheckArea.MESSAGE, "message", () -> new SentMessage(request, message).look(sources.dns())));
            start(parts, request, first);
            boolean stays = sources.host().scope() == HostFacts.AddressScope.ALL
                    || chosen.origin().isGuess() && hosting(request).isPresent();
            SendingAddresses corrected =
                    stays ? chosen : correction.apply(chosen, seen(parts.first(CheckArea.PORTS, end)));
            MeasuredSender sender = corrected.equals(chosen) ? first : sender(request, corrected);
            if (!corrected.equals(chosen)) {
                start(parts, request, sender);
            }
            return report(request, sender, parts.await(end), start);
        }
    }

    private MeasuredSender sender(CheckRequest request, SendingAddresses addresses) {
        return new MeasuredSender(
                request.domain(),
                addresses,
                ehlo(request, sources.host()),
                request.sender().names());
    }

    /** Starts the parts that depend on the sending addresses. Those of addresses chosen before are given up. */
    private void start(Parts parts, CheckRequest request, MeasuredSender sender) {
        List<IpAddress> addresses = sender.addresses().addresses();
        DomainName mailFrom = request.identities().mailFrom();
        parts.start(CheckArea.PUBLISHED_NAMES, "published names", () -> names(request, sender));
        if (!addresses.isEmpty()) {
            parts.start(CheckArea.SPF, "SPF", () -> spf(mailFrom, sender));
            parts.start(CheckArea.BLOCKLISTS, "blocklists", () -> blocklists(request.domain(), addresses));
        } else {
            hosting(request).ifPresent(service -> {
                parts.start(CheckArea.SPF, "SPF", () -> HostedSpf.of(sources.dns(), mailFrom, service));
                if (SentMessage.selectors(request).isEmpty()) {
                    parts.start(
                            CheckArea.PUBLISHED_NAMES,
                            "DKIM of the service",
                            () -> HostedDkim.of(sources.dns(), request.domain(), service));
                }
            });
        }
    }

    /** The addresses that most receivers name. */
    private static List<IpAddress> seen(Optional<Report> ports) {
        return ports(ports.stream().toList())
                .map(report -> report.sight().agreed())
                .orElse(List.of());
    }

    private GuidedProbe probe() {
        return new GuidedProbe(
                sources.dns(), sources.route(), sources.host(), ProviderCatalogue.bundled(), sources.ports());
    }

    /** The {@link EhloName EHLO name} of the request, else that of its first address, else this machine's host name. */
    static Optional<EhloName> ehlo(CheckRequest request, HostFacts host) {
        return request.ehlo()
                .or(() -> request.sender().names().values().stream().findFirst())
                .or(() -> host.hostName().map(EhloName::of));
    }

    /** Checks the published names. A guess is not compared with the records, because it comes from the same records. */
    private Report names(CheckRequest request, MeasuredSender sender) {
        Posture plain = Posture.over(sources.dns());
        Set<PostureGroup> groups = EnumSet.allOf(PostureGroup.class);
        if (sender.addresses().origin().isGuess()) {
            groups.remove(PostureGroup.DRIFT);
        }
        RequestedSender.Identities identities = request.identities();
        List<DomainName> selectors = SentMessage.selectors(request);
        if (selectors.isEmpty() && request.message().isPresent()) {
            groups.remove(PostureGroup.DKIM);
        }
        return sources.validated()
                .map(plain::withValidated)
                .orElse(plain)
                .examine(new PostureRequest(sender.domain(), sender.addresses().addresses(), sender.ehlo())
                        .withNames(sender.names())
                        .withFrom(identities.from())
                        .withMailFrom(identities.mailFrom())
                        .withSelectors(selectors)
                        .withGroups(groups));
    }

    private SpfReport spf(DomainName domain, MeasuredSender sender) {
        return SpfPublisher.over(sources.dns())
                .check(new SpfSender(
                                domain,
                                sender.ehlo()
                                        .orElseGet(() -> EhloName.of(domain))
                                        .toString(),
                                sender.addresses().addresses(),
                                sender.addresses().origin().isGuess()
                                        ? SpfSender.Coverage.SOME_ADDRESSES
                                        : SpfSender.Coverage.ALL_ADDRESSES)
                        .withNames(sender.said()));
    }

    private Report blocklists(DomainName domain, List<IpAddress> addresses) {
        boolean all = sources.host().scope() == HostFacts.AddressScope.ALL;
        return sources.lists()
                .check(
                        Stream.concat(addresses.stream().map(IpAddress::toString), Stream.of(domain.toString()))
                                .toList(),
                        all ? SpecialTargets.ASKED : SpecialTargets.REFUSED);
    }

    private CheckReport report(CheckRequest request, MeasuredSender sender, List<Report> ended, Instant start) {
        SendingAddresses sending = sender.addresses();
        Optional<JudgedMessage> message = SentMessage.judged(request, sending, ended);
        List<Report> reports = FeedbackEvidence.beside(SentMessage.among(ended, message), request.feedback());
        List<UnansweredCheck> unanswered = new ArrayList<>(NotKnown.of(request, sender, hosting(request)));
        reports.forEach(report -> unanswered.addAll(report.unanswered()));
        List<Fact> facts = Stream.concat(Stream.of(sending.fact()), all(reports, Report::facts))
                .toList();
        HeardReplies replies = HeardReplies.of(heard(request, reports, start), sending);
        Optional<DeliveryEvidence> log = request.log()
                .map(read -> DeliveryEvidence.of(
                        read, sending.addresses(), request.outlook().packs().packs(), start));
        log.ifPresent(logged -> unanswered.addAll(logged.unanswered()));
        OutlookReport outlook = request.outlook().judge(facts, ports(reports), start, replies, log, request.feedback());
        DomainMailUse own = new DomainMailUse(sources.dns(), request.domain());
        List<Finding> findings = Stream.of(
                        all(reports, Report::findings),
                        drift(reports),
                        outlook.findings().stream(),
                        log.stream().flatMap(logged -> logged.findings(outlook.standings()).stream()),
                        replies.otherAddresses(sending).stream(),
                        replies.withoutPack(start).stream(),
                        sending.origin().isGuess() ? own.hosted().stream() : Stream.<Finding>empty())
                .flatMap(found -> found)
                .toList();
        NotKnown.gates(outlook, findings).ifPresent(unanswered::add);
        List<Passed> passed = Passed.all(request.outside(), reports, log);
        List<Finding> atProvider = provider(reports)
                .map(known -> ReverseNameSteps.at(known, findings))
                .orElse(findings);
        return new CheckReport(
                sender,
                new Checked(
                        own.leftClosed(sending.origin().isGuess() ? own.atService(atProvider) : atProvider),
                        passed,
                        unanswered,
                        facts,
                        sources.ports().measuredAt(),
                        RootCause.of(
                                stop.completeness(), heard.silence(), sources.host(), sources.resolver(), unanswered)),
                stop.completeness(),
                outlook,
                request.outlook().decides(),
                Optional.empty(),
                replies.all(),
                message,
                policy(reports),
                log);
    }

    /** The service that hosts the mail of the request's domain. */
    private Optional<MailService> hosting(CheckRequest request) {
        return new DomainMailUse(sources.dns(), request.domain()).service();
    }

    private static Optional<StsPolicyReport.Published> policy(List<Report> reports) {
        return reports.stream()
                .filter(StsPolicyReport.class::isInstance)
                .flatMap(report -> ((StsPolicyReport) report).published().stream())
                .findFirst();
    }

    private static Optional<Provider> provider(List<Report> reports) {
        return reports.stream()
                .filter(GuidedReport.class::isInstance)
                .flatMap(report -> ((GuidedReport) report).guidance().provider().stream())
                .findFirst();
    }

    private static Optional<EgressReport> ports(List<Report> reports) {
        return reports.stream()
                .filter(GuidedReport.class::isInstance)
                .map(report -> ((GuidedReport) report).egress())
                .findFirst();
    }

    /** Old addresses that an SPF record still names, although mail does not leave from them. */
    private static Stream<Finding> drift(List<Report> reports) {
        return reports.stream()
                .filter(SpfReport.class::isInstance)
                .flatMap(report -> ((SpfReport) report).drift().stream());
    }

    private List<HeardReply> heard(CheckRequest request, List<Report> reports, Instant start) {
        Instant said = sources.ports().measuredAt().orElse(start);
        Stream<HeardReply> met = reports.stream()
                .filter(report -> hearing == Hearing.ALL && report instanceof GuidedReport)
                .flatMap(report -> ProbeReplies.in(((GuidedReport) report).egress(), said));
        return Stream.concat(request.outlook().heard().stream(), met).toList();
    }

    private static <T> Stream<T> all(List<Report> reports, Function<Report, List<T>> what) {
        return reports.stream().flatMap(report -> what.apply(report).stream());
    }
}
