package dev.mailworthy.cli.plan;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.assess.CheckRequest;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.publish.SpfReading;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes a plan: checks, lets each {@link Proposer} propose records, applies them to a copy, and checks again. */
public final class Planner {

    /** In this order: a proposer sees what the ones before it proposed. */
    private static final List<Proposer> PROPOSERS = List.of(
            new AddressProposer(),
            new ExchangeProposer(),
            new ReverseProposer(),
            new SpfProposer(),
            new DmarcProposer(),
            new TransportProposer());

    /** Findings that the check makes for each sending address; the lint of the record does not repeat them. */
    private static final Set<SpfFinding> BY_ADDRESS = EnumSet.of(
            SpfFinding.SPF_MISSING,
            SpfFinding.SPF_UNREAD,
            SpfFinding.SPF_FAIL,
            SpfFinding.SPF_SOFTFAIL,
            SpfFinding.SPF_NEUTRAL);

    private final Dns dns;
    private final Checking checking;
    private final Collection<DomainName> files;
    private final Severity least;

    /**
     * @param dns the published records, with the user's zone files before them
     * @param files the zones of those files
     * @param least the least severity of a finding that gets a proposal
     */
    public Planner(Dns dns, Checking checking, Collection<DomainName> files, Severity least) {
        this.dns = dns;
        this.checking = checking;
        this.files = List.copyOf(files);
        this.least = least;
    }

    /** Makes the plan. Blocks until all checks end; each record that does not help costs more checks. */
    public FixPlan plan(CheckRequest request) {
        CheckReport report = checking.check(dns, Optional.empty());
        DomainName mailFrom = request.identities().mailFrom();
        PlanStanding before = standing(report, mailFrom, dns);
        boolean missing = before.findings().stream().anyMatch(Planner::hasNoZone);
        Zones zones = new Zones(
                dns,
                files,
                List.of(request.domain(), mailFrom, request.identities().from()));
        Draft draft = new Draft(dns, zones);
        if (!missing && report.completeness() == Completeness.COMPLETE) {
            Situation situation = situation(request, before);
            PROPOSERS.forEach(proposer -> proposer.propose(situation, draft));
        }
        Losses losses = new Losses(dns, senders(request, report));
        return proved(before, draft, mailFrom, losses);
    }

    /** The domains whose SPF records say who may send: of MAIL FROM, of From and of EHLO (RFC 7208 section 2). */
    private static Set<DomainName> senders(CheckRequest request, CheckReport report) {
        Set<DomainName> domains = new HashSet<>(Set.of(request.identities().mailFrom()));
        domains.add(request.identities().from());
        report.ehlo().flatMap(EhloName::hostName).ifPresent(domains::add);
        report.sender().names().values().forEach(name -> name.hostName().ifPresent(domains::add));
        return domains;
    }

    private static boolean hasNoZone(Finding finding) {
        return finding.type() == PostureFinding.DOMAIN_MISSING;
    }

    private Situation situation(CheckRequest request, PlanStanding before) {
        CheckReport report = before.report();
        List<IpAddress> sending = report.sending().origin().isGuess()
                ? List.of()
                : report.sending().addresses();
        return new Situation(
                request.domain(),
                request.identities().from(),
                request.identities().mailFrom(),
                report.ehlo(),
                report.sender().names(),
                sending,
                before.findings().stream()
                        .filter(finding -> finding.severity().compareTo(least) >= 0)
                        .toList(),
                request.outlook().clock());
    }

    private PlanStanding standing(CheckReport report, DomainName mailFrom, Dns over) {
        Set<FindingType> known = new HashSet<>(BY_ADDRESS);
        report.findings().forEach(finding -> known.add(finding.type()));
        if (report.findings().stream().anyMatch(Planner::hasNoZone)) {
            return new PlanStanding(report, List.of(), List.of());
        }
        SpfReading reading = SpfReading.of(mailFrom, over);
        return new PlanStanding(report, reading.beside(known), reading.unanswered());
    }

    private FixPlan proved(PlanStanding before, Draft draft, DomainName mailFrom, Losses losses) {
        List<SetChange> own = by(Publisher.OWN_ZONE, draft);
        List<SetChange> asked = by(Publisher.REVERSE_ZONE, draft);
        Function<Dns, PlanStanding> again =
                changed -> standing(checking.check(changed, Optional.of(before.report())), mailFrom, changed);
        Prover prover = new Prover(dns, again);
        Prover.Outcome mine = prover.prove(before, List.of(), own);
        Prover.Outcome theirs = mine.unproved().isPresent()
                ? new Prover.Outcome(asked, mine.after(), mine.unproved(), Map.of())
                : prover.prove(mine.after(), mine.kept(), asked);
        FixSteps steps = new FixSteps(
                before.report().subject(),
                finding -> Optional.ofNullable(mine.dropped().get(finding.fingerprint()))
                        .or(() -> Optional.ofNullable(theirs.dropped().get(finding.fingerprint())))
                        .or(() -> draft.reason(finding)));
        PlanStanding after = mine.unproved().isPresent() ? before : mine.after();
        List<FixStep> ordered = steps.ordered(open(after, mine, theirs), theirs.kept());
        boolean unproved = mine.unproved().or(theirs::unproved).isPresent();
        List<SetChange> all =
                Stream.concat(mine.kept().stream(), theirs.kept().stream()).toList();
        return new FixPlan(
                before,
                losses.noted(List.of(), mine.kept()),
                after,
                losses.noted(mine.kept(), theirs.kept()),
                theirs.unproved().isPresent() ? after : theirs.after(),
                unproved ? ordered : new KeyTrial(dns, again).proved(ordered, all, theirs.after()),
                mine.unproved().or(theirs::unproved).or(() -> incomplete(before)));
    }

    private static Optional<UnansweredCheck> incomplete(PlanStanding before) {
        return before.report().completeness() == Completeness.COMPLETE
                ? Optional.empty()
                : Optional.of(new UnansweredCheck(
                        CheckArea.RUN,
                        "the run as a whole",
                        Reason.SKIPPED,
                        "it ended before everything was asked",
                        Hint.Standard.MORE_TIME));
    }

    /** Findings that need a step. Not: findings of an unproved change, and findings that the records of others mend. */
    private static List<Finding> open(PlanStanding after, Prover.Outcome mine, Prover.Outcome theirs) {
        return after.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .filter(finding ->
                        theirs.unproved().isPresent() || theirs.after().has(finding))
                .filter(finding -> mine.unproved().isEmpty()
                        || mine.kept().stream()
                                .noneMatch(change -> change.answers().contains(finding)))
                .toList();
    }

    private static List<SetChange> by(Publisher publisher, Draft draft) {
        return draft.changes().stream()
                .filter(change -> change.publisher() == publisher)
                .toList();
    }
}
