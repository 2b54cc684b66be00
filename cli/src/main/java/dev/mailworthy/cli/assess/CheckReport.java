package dev.mailworthy.cli.assess;

import dev.mailworthy.cli.assess.OutlookChoice.Decides;
import dev.mailworthy.cli.assess.delivery.DeliveryEvidence;
import dev.mailworthy.cli.assess.message.JudgedMessage;
import dev.mailworthy.cli.assess.message.JudgedReply;
import dev.mailworthy.cli.assess.outcome.Headline;
import dev.mailworthy.cli.assess.outcome.NumberedProblems;
import dev.mailworthy.cli.assess.outcome.OverallVerdict;
import dev.mailworthy.cli.assess.outcome.Reputation;
import dev.mailworthy.cli.assess.outcome.RootCause;
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
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.score.OutlookReport;
import dev.mailworthy.smtp.trust.StsPolicyReport;
import java.util.List;
import java.util.Optional;

/**
 * The result of an {@link Assessment}.
 *
 * @param sender the sender that was checked
 * @param checked the results of all modules
 * @param outlook the verdicts of the receivers, and the score
 * @param decides the parts of the report that decide the verdict
 * @param lookups the number of DNS questions of the run, if they were counted
 * @param replies the replies of receivers, each with its classification
 * @param message the message of the request and its judgement, if there is one
 * @param policy the MTA-STS policy that the domain serves, if it was fetched and can be used
 * @param log what the mail server's log says about the sender, if there is one
 */
public record CheckReport(
        MeasuredSender sender,
        Checked checked,
        Completeness completeness,
        OutlookReport outlook,
        Decides decides,
        Optional<LookupCount> lookups,
        List<JudgedReply> replies,
        Optional<JudgedMessage> message,
        Optional<StsPolicyReport.Published> policy,
        Optional<DeliveryEvidence> log)
        implements Report {
    public CheckReport {
        replies = List.copyOf(replies);
    }

    /** This {@link Report report} with the number of DNS questions of its run. */
    public CheckReport withLookups(Optional<LookupCount> counted) {
        return new CheckReport(sender, checked, completeness, outlook, decides, counted, replies, message, policy, log);
    }

    /** The one cause that leaves many checks without an answer, if there is one. */
    public Optional<RootCause> rootCause() {
        return checked.rootCause();
    }

    /** The domain that was checked. */
    public DomainName subject() {
        return sender.domain();
    }

    /** The addresses that were checked, and where they come from. */
    public SendingAddresses sending() {
        return sender.addresses();
    }

    /** The name or address literal that the mail server says in EHLO, if it is known. */
    public Optional<EhloName> ehlo() {
        return sender.ehlo();
    }

    @Override
    public List<Finding> findings() {
        return checked.findings();
    }

    @Override
    public List<Confirmed> confirmed() {
        return checked.confirmed();
    }

    @Override
    public List<UnansweredCheck> unanswered() {
        return checked.unanswered();
    }

    @Override
    public List<Fact> facts() {
        return checked.facts();
    }

    /** The rule that the headline, the list of receivers, the exit code and every document follow. */
    public OverallVerdict ruling() {
        return switch (decides) {
            case EVERYTHING -> OverallVerdict.ofAll(findings(), unanswered(), outlook.receivers());
            case RECEIVERS -> OverallVerdict.ofChosen(outlook);
        };
    }

    /** The {@link Verdict verdict} of the {@link #ruling()}. */
    public Verdict verdict() {
        return ruling().verdict();
    }

    /** What is wrong, numbered in the order of {@code fix}. */
    public NumberedProblems problems() {
        return NumberedProblems.of(findings());
    }

    /** The first line as data. */
    public Headline headline() {
        return Headline.of(subject(), sending().addresses(), ruling(), problems(), unanswered(), rootCause());
    }

    /** The reputation estimate, with what it rests on and when it applies. */
    public Reputation reputation() {
        return Reputation.of(outlook.score(), facts());
    }
}
