package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.message.HeardReplies;
import dev.mailworthy.cli.assess.message.HeardReply;
import dev.mailworthy.cli.assess.message.JudgedMessage;
import dev.mailworthy.cli.assess.message.ProbeReplies;
import dev.mailworthy.cli.assess.port.OutsideView;
import dev.mailworthy.cli.assess.port.PortProbe;
import dev.mailworthy.cli.assess.port.SendingAddresses;
import dev.mailworthy.cli.world.HostFacts;
import dev.mailworthy.cli.world.LookupChain;
import dev.mailworthy.cli.world.Progress;
import dev.mailworthy.cli.world.Stop;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.core.net.AddressLiteral;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.posture.Posture;
import dev.mailworthy.core.posture.PostureGroup;
import dev.mailworthy.core.posture.PostureRequest;
import dev.mailworthy.core.receiver.ReceiverVerdict;
import dev.mailworthy.core.receiver.Silence;
import dev.mailworthy.core.score.OutlookReport;
import dev.mailworthy.dnsbl.Dnsbl;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.provider.GuidedReport;
import dev.mailworthy.smtp.provider.MachineFacts.MetadataChoice;
import dev.mailworthy.smtp.provider.catalogue.ProviderCatalogue;
import dev.mailworthy.spf.publish.SpfPublisher;
import dev.mailworthy.spf.publish.SpfReport;
import dev.mailworthy.spf.publish.SpfSender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The main job: every module's check of one domain and the addresses its mail leaves from. */
public final class Assessment {

    private final Dns dns;
    private final HostFacts host;
    private final Route route;
    private final Dnsbl lists;
    private final Stop stop;
    private final Progress progress;
    private final PortProbe ports;
    private final Optional<ValidatedDns> validated;
    private final Optional<LookupChain> chain;
    private final Hearing hearing;

    /** Whose replies are taken for what receivers say. */
    private enum Hearing {
        /** Those of the request, and those that the probe meets. */
        ALL,
        /** Those of the request alone. */
        REQUEST
    }

    /** @param ports tries the ports under test */
    public Assessment(
            Dns dns, HostFacts host, Route route, Dnsbl lists, Stop stop, Progress progress, PortProbe ports) {
        this(dns, host, route, lists, stop, progress, ports, Optional.empty(), Optional.empty(), Hearing.ALL);
    }

    private Assessment(
            Dns dns,
            HostFacts host,
            Route route,
            Dnsbl lists,
            Stop stop,
            Progress progress,
            PortProbe ports,
            Optional<ValidatedDns> validated,
            Optional<LookupChain> chain,
            Hearing hearing) {
        this.chain = chain;
        this.hearing = hearing;
        this.ports = ports;
        this.validated = validated;
        this.dns = dns;
        this.host = host;
        this.route = route;
        this.lists = lists;
        this.stop = stop;
        this.progress = progress;
    }

    /** The same, with a port that proves what only counts when it is signed. */
    public Assessment withValidated(ValidatedDns port) {
        return new Assessment(dns, host, route, lists, stop, progress, ports, Optional.of(port), chain, hearing);
    }

    /** The same, telling how many lookups it took; the chain is also the DNS that this and its lists ask. */
    public Assessment withChain(LookupChain asked) {
        return new Assessment(dns, host, route, lists, stop, progress, ports, validated, Optional.of(asked), hearing);
    }

    /** The same for a record, whose request has the replies that its probe met. */
    public Assessment ofRecord() {
        return new Assessment(dns, host, route, lists, stop, progress, ports, validated, chain, Hearing.REQUEST);
    }

    /** Blocks for at most the request's budget and two seconds more. */
    public CheckReport examine(CheckRequest request) {
        return examine(request, () -> new AddressChoice(dns, host).choose(request));
    }

    /** The same of addresses that were chosen before, whatever the DNS says now. */
    public CheckReport examine(CheckRequest request, SendingAddresses chosen) {
        return examine(request, () -> chosen);
    }

    private CheckReport examine(CheckRequest request, Supplier<SendingAddresses> choice) {
        long end = System.nanoTime() + request.budget().toNanos();
        Instant start = request.outlook().clock().instant();
        try (Parts parts = new Parts(stop, progress, chain)) {
            parts.start(
                    CheckArea.PORTS,
                    "outgoing ports",
                    () -> new GuidedProbe(dns, route, host, ProviderCatalogue.bundled(), ports)
                            .probe(request.egress(), MetadataChoice.LEFT_OUT, List::of));
            SendingAddresses sending = choice.get();
            Optional<DomainName> ehlo = request.ehlo().or(host::hostName);
            List<IpAddress> addresses = sending.addresses();
            parts.start(CheckArea.PUBLISHED_NAMES, "published names", () -> names(request, sending, ehlo));
            request.message()
                    .ifPresent(message -> parts.start(
                            CheckArea.MESSAGE, "message", () -> new SentMessage(request, message).look(dns)));
            if (!addresses.isEmpty()) {
                parts.start(CheckArea.SPF, "SPF", () -> spf(request.identities().mailFrom(), ehlo, sending));
                parts.start(CheckArea.BLOCKLISTS, "blocklists", () -> blocklists(request.domain(), addresses));
            }
            return report(request, sending, ehlo, parts.await(end), start);
        }
    }

    /** Guessed addresses come from the records that drift would be measured by, so that none is looked for. */
    private Report names(CheckRequest request, SendingAddresses sending, Optional<DomainName> ehlo) {
        Posture plain = Posture.over(dns);
        Set<PostureGroup> groups = EnumSet.allOf(PostureGroup.class);
        if (sending.origin().isGuess()) {
            groups.remove(PostureGroup.DRIFT);
        }
        CheckRequest.Identities identities = request.identities();
        List<DomainName> selectors = SentMessage.selectors(request);
        if (selectors.isEmpty() && request.message().isPresent()) {
            groups.remove(PostureGroup.DKIM);
        }
        return validated
                .map(plain::withValidated)
                .orElse(plain)
                .examine(new PostureRequest(request.domain(), sending.addresses(), ehlo)
                        .withFrom(identities.from())
                        .withMailFrom(identities.mailFrom())
                        .withSelectors(selectors)
                        .withGroups(groups));
    }

    private SpfReport spf(DomainName domain, Optional<DomainName> ehlo, SendingAddresses sending) {
        return SpfPublisher.over(dns)
                .check(new SpfSender(
                        domain,
                        AddressLiteral.said(ehlo.orElse(domain)),
                        sending.addresses(),
                        sending.origin().isGuess()
                                ? SpfSender.Coverage.SOME_ADDRESSES
                                : SpfSender.Coverage.ALL_ADDRESSES));
    }

    private Report blocklists(DomainName domain, List<IpAddress> addresses) {
        return lists.check(Stream.concat(addresses.stream().map(IpAddress::toString), Stream.of(domain.toString()))
                .toList());
    }

    private CheckReport report(
            CheckRequest request,
            SendingAddresses sending,
            Optional<DomainName> ehlo,
            Map<CheckArea, Report> ended,
            Instant start) {
        DomainName domain = request.domain();
        Optional<JudgedMessage> message = SentMessage.judged(request, sending, ended);
        List<Report> reports = SentMessage.among(ended, message);
        List<UnansweredCheck> unanswered = new ArrayList<>();
        sending.unanswered().ifPresent(unanswered::add);
        request.outside().flatMap(OutsideView::unanswered).ifPresent(unanswered::add);
        if (sending.addresses().isEmpty()) {
            unanswered.add(needsAddress(CheckArea.SPF, "SPF of " + domain));
            unanswered.add(needsAddress(CheckArea.BLOCKLISTS, "blocklists"));
        }
        if (ehlo.isEmpty()) {
            unanswered.add(new UnansweredCheck(
                    CheckArea.SENDER,
                    "EHLO name",
                    Reason.NOT_CONFIGURED,
                    "this machine has no full host name",
                    Hint.Standard.NAME_EHLO));
        }
        reports.forEach(report -> unanswered.addAll(report.unanswered()));
        List<Fact> facts = Stream.concat(Stream.of(sending.fact()), all(reports, Report::facts))
                .toList();
        HeardReplies replies = HeardReplies.of(heard(request, reports, start));
        OutlookReport outlook = request.outlook().judge(facts, start, replies);
        notAsked(outlook).ifPresent(unanswered::add);
        Stream<Finding> drift = reports.stream()
                .filter(SpfReport.class::isInstance)
                .flatMap(report -> ((SpfReport) report).drift().stream());
        return new CheckReport(
                domain,
                sending,
                ehlo,
                Stream.of(
                                all(reports, Report::findings),
                                drift,
                                outlook.findings().stream(),
                                replies.otherAddresses(sending).stream(),
                                replies.withoutPack(start).stream())
                        .flatMap(found -> found)
                        .toList(),
                Stream.concat(
                                request.outside().stream().flatMap(view -> view.confirmed().stream()),
                                all(reports, Report::confirmed))
                        .toList(),
                unanswered,
                stop.completeness(),
                facts,
                outlook,
                request.outlook().decides(),
                chain.map(LookupChain::lookups),
                replies.all(),
                message);
    }

    private List<HeardReply> heard(CheckRequest request, List<Report> reports, Instant start) {
        Instant said = ports.measuredAt().orElse(start);
        Stream<HeardReply> met = reports.stream()
                .filter(report -> hearing == Hearing.ALL && report instanceof GuidedReport)
                .flatMap(report -> ProbeReplies.in(((GuidedReport) report).egress(), said));
        return Stream.concat(request.outlook().heard().stream(), met).toList();
    }

    /** What leaves a receiver's verdict open although every check that was made is answered. */
    private static Optional<UnansweredCheck> notAsked(OutlookReport outlook) {
        List<String> open = outlook.receivers().stream()
                .filter(receiver -> receiver.verdict() == ReceiverVerdict.UNKNOWN)
                .flatMap(receiver -> receiver.deciding().stream()
                        .filter(gate -> gate.silence().equals(Optional.of(Silence.NOT_ASKED)))
                        .map(gate -> receiver.pack().name() + " "
                                + gate.requirement().id()))
                .toList();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(new UnansweredCheck(
                        CheckArea.RECEIVERS,
                        "what receivers ask of "
                                + outlook.receivers().get(0).tier().label() + " senders",
                        Reason.NOT_CONFIGURED,
                        "not seen: " + String.join(", ", open),
                        Hint.Standard.GIVE_MESSAGE_OR_SELECTOR));
    }

    private static <T> Stream<T> all(List<Report> reports, Function<Report, List<T>> what) {
        return reports.stream().flatMap(report -> what.apply(report).stream());
    }

    private static UnansweredCheck needsAddress(CheckArea area, String check) {
        return new UnansweredCheck(
                area, check, Reason.NOT_CONFIGURED, "no sending address is known", Hint.Standard.NAME_ADDRESS);
    }
}
