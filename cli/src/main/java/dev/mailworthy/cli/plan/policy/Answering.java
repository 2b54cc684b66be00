package dev.mailworthy.cli.plan.policy;

import dev.mailworthy.cli.assess.feedback.DomainMail;
import dev.mailworthy.cli.assess.feedback.Ground;
import dev.mailworthy.cli.assess.feedback.MailCounts;
import dev.mailworthy.cli.assess.feedback.MailSource;
import dev.mailworthy.cli.assess.feedback.SeenMail;
import dev.mailworthy.cli.assess.feedback.SourceKind;
import dev.mailworthy.cli.assess.feedback.SpfProposal;
import dev.mailworthy.cli.plan.SetChange;
import dev.mailworthy.cli.plan.Zones;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.IpAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts one answer together. */
final class Answering {

    private static final int MOST_STRANGERS = 5;

    private final PolicyQuestion question;
    private final DomainMail mail;
    private final ReportCoverage coverage;
    private final String record;
    private final Rescuing rescuing;
    private final List<UnansweredCheck> open = new ArrayList<>();
    private final List<SetChange> changes = new ArrayList<>();

    Answering(PolicyQuestion question, DomainMail mail, ReportCoverage coverage, String record, Rescuing rescuing) {
        this.question = question;
        this.mail = mail;
        this.coverage = coverage;
        this.record = record;
        this.rescuing = rescuing;
    }

    /** The answer to a question whose records have no answer themselves. */
    static PolicyAnswer without(PolicyQuestion question, ReportCoverage coverage, List<UnansweredCheck> open) {
        return new PolicyAnswer(
                question,
                PolicyOutcome.UNANSWERED,
                List.of(),
                new PolicyAnswer.Forwarded(0, 0),
                MailCounts.NONE,
                List.of(),
                coverage,
                open,
                List.of(),
                List.of());
    }

    PolicyAnswer answer(LocalDate today, Zones zones) {
        List<SeenMail> rows = relevant();
        Optional<TrialLosses> tried = rescuing.losses(rows);
        if (tried.isEmpty()) {
            open.add(PolicyDecision.unanswered(
                    "the records of the question",
                    "the present records cannot be changed to them: mend them first, or the DNS did not answer",
                    Hint.Standard.RUN_AGAIN));
            return without(question, coverage, open);
        }
        TrialLosses losses = tried.orElseThrow();
        List<LostMail> lost = lost(rows, losses, zones);
        open.addAll(coverage.gaps(today));
        mail.sources().forEach(source -> undecided(source, losses));
        long unplaced = rows(mail.rows(), Optional.empty());
        if (unplaced > 0) {
            open.add(PolicyDecision.unanswered(
                    "mail without a source", unplaced + " messages name no address", Hint.Standard.COLLECT_REPORTS));
        }
        PolicyOutcome outcome =
                !lost.isEmpty() ? PolicyOutcome.NO : open.isEmpty() ? PolicyOutcome.YES : PolicyOutcome.UNANSWERED;
        PolicyPath path = new PolicyPath(rescuing.dmarc().set().owner(), record, coverage);
        LocalDate begin = outcome == PolicyOutcome.YES ? today : today.plusDays(path.paceDays());
        List<PolicyStage> stages = path.to(question.want(), begin);
        if (outcome == PolicyOutcome.YES) {
            publish(stages, zones);
        }
        return new PolicyAnswer(
                question,
                outcome,
                lost,
                forwarded(losses),
                mail.counts(SourceKind.STRANGER),
                mail.sources().stream()
                        .filter(source -> source.kind() == SourceKind.STRANGER)
                        .limit(MOST_STRANGERS)
                        .toList(),
                coverage,
                open,
                changes,
                stages);
    }

    /** The records of a yes: the first step of the way, and the end of the SPF record. */
    private void publish(List<PolicyStage> stages, Zones zones) {
        stages.stream()
                .findFirst()
                .ifPresent(stage ->
                        changes.add(rescuing.dmarc().change(stage.record().value(), zones, List.of(), List.of())));
        if (question.end() == WantedEnd.FAIL) {
            rescuing.end(Optional.empty())
                    .flatMap(text -> rescuing.spf().map(records -> records.change(text, zones, List.of(), List.of())))
                    .filter(change -> !change.records().isEmpty())
                    .ifPresent(changes::add);
        }
    }

    /** Mail of all sources but strangers, whose names in From and in signatures would cost questions. */
    private List<SeenMail> relevant() {
        Set<IpAddress> strangers = new HashSet<>();
        mail.sources().stream()
                .filter(source -> source.kind() == SourceKind.STRANGER)
                .forEach(source -> strangers.add(source.address()));
        return mail.rows().stream()
                .filter(row -> row.source()
                        .filter(source -> !strangers.contains(source))
                        .isPresent())
                .toList();
    }

    private static long rows(List<SeenMail> rows, Optional<IpAddress> source) {
        return rows.stream()
                .filter(row -> row.source().equals(source))
                .mapToLong(SeenMail::messages)
                .sum();
    }

    private List<LostMail> lost(List<SeenMail> rows, TrialLosses losses, Zones zones) {
        List<MailSource> sources = Rescuing.ofOwner(mail.sources(), losses).toList();
        if (sources.isEmpty()) {
            return List.of();
        }
        Optional<SpfProposal> spf = rescuing.spfFor(sources);
        Optional<String> relaxed = rescuing.relaxed(sources);
        Optional<TrialLosses> left = spf.isEmpty() && relaxed.isEmpty()
                ? Optional.empty()
                : rescuing.losses(
                        rows,
                        relaxed.orElse(record),
                        spf.map(proposal -> proposal.record().value()));
        boolean isBetter = left.filter(after -> sources.stream()
                        .anyMatch(source -> after.lost(source.address()) < losses.lost(source.address())))
                .isPresent();
        if (isBetter) {
            spf.ifPresent(proposal -> change(proposal, zones));
            relaxed.ifPresent(
                    text -> changes.add(
                            rescuing.dmarc()
                                    .change(
                                            text,
                                            zones,
                                            List.of(),
                                            List.of(
                                                    "This record loosens strict alignment (adkim, aspf) to relaxed; its policy stays."))));
        }
        return sources.stream()
                .map(source -> new LostMail(
                        source,
                        losses.lost(source.address()),
                        left.filter(after -> after.lost(source.address()) == 0
                                                && after.undecided(source.address()) == 0)
                                        .isPresent()
                                ? LostMail.Rescue.SAVED
                                : LostMail.Rescue.NOT_SAVED,
                        source.remedies()))
                .sorted(Comparator.comparingLong(LostMail::messages)
                        .reversed()
                        .thenComparing(each -> each.source().address()))
                .toList();
    }

    private void change(SpfProposal proposal, Zones zones) {
        rescuing.spf()
                .ifPresent(records ->
                        changes.add(records.change(proposal.record().value(), zones, List.of(), proposal.notes())));
    }

    /** What leaves the question open about a source. */
    private void undecided(MailSource source, TrialLosses losses) {
        IpAddress address = source.address();
        if (losses.undecided(address) > 0) {
            open.add(PolicyDecision.unanswered(
                    "mail of " + address,
                    losses.undecided(address) + " messages: an answer of the DNS, or a part of the report, is missing",
                    Hint.Standard.RUN_AGAIN_OR_OTHER_RESOLVER));
        } else if (source.kind() == SourceKind.UNKNOWN && losses.lost(address) > 0) {
            open.add(PolicyDecision.unanswered(
                    "whose " + address + " is",
                    source.open().orElse("not known") + "; " + losses.lost(address) + " messages would be lost",
                    Hint.Standard.NAME_MAIL_SOURCES));
        } else if (source.ground() == Ground.SIGNATURE && losses.unsaid(address) > 0) {
            open.add(PolicyDecision.unanswered(
                    "whether " + address + " forwards or is yours",
                    "mail with your signature came through it, and " + losses.unsaid(address)
                            + " other messages would be lost",
                    Hint.Standard.NAME_MAIL_SOURCES));
        }
    }

    private PolicyAnswer.Forwarded forwarded(TrialLosses losses) {
        List<MailSource> forwarders = mail.sources().stream()
                .filter(source -> source.kind() == SourceKind.FORWARDER)
                .toList();
        return new PolicyAnswer.Forwarded(
                mail.counts(SourceKind.FORWARDER).messages(),
                forwarders.stream()
                        .mapToLong(source -> losses.lost(source.address()))
                        .sum());
    }
}
