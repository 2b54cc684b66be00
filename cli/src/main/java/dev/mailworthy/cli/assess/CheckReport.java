package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.OutlookChoice.Decides;
import dev.mailworthy.cli.assess.message.JudgedMessage;
import dev.mailworthy.cli.assess.message.JudgedReply;
import dev.mailworthy.cli.assess.port.SendingAddresses;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.cli.world.LookupCount;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.score.OutlookReport;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything a check found out, the worst first.
 *
 * @param facts what each check came to, for gates, scores and comparisons
 * @param outlook what receivers make of it, and the score
 * @param decides what the verdict is made of
 * @param lookups how many questions to the DNS it took, if they were counted
 * @param replies what receivers said, with what it was taken for
 * @param message the message that was looked at
 */
public record CheckReport(
        DomainName subject,
        SendingAddresses sending,
        Optional<DomainName> ehlo,
        List<Finding> findings,
        List<Confirmed> confirmed,
        List<UnansweredCheck> unanswered,
        Completeness completeness,
        List<Fact> facts,
        OutlookReport outlook,
        Decides decides,
        Optional<LookupCount> lookups,
        List<JudgedReply> replies,
        Optional<JudgedMessage> message)
        implements Report {
    public CheckReport {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
        confirmed = List.copyOf(confirmed);
        unanswered = List.copyOf(unanswered);
        facts = List.copyOf(facts);
        replies = List.copyOf(replies);
    }

    /** The same report of a run that took these. */
    public CheckReport withLookups(Optional<LookupCount> counted) {
        return new CheckReport(
                subject,
                sending,
                ehlo,
                findings,
                confirmed,
                unanswered,
                completeness,
                facts,
                outlook,
                decides,
                counted,
                replies,
                message);
    }

    /** What the findings and the silence come to, or what the chosen receivers do. */
    public Verdict verdict() {
        return switch (decides) {
            case EVERYTHING -> Verdict.of(findings, unanswered);
            case RECEIVERS -> outlook.verdict();
        };
    }
}
