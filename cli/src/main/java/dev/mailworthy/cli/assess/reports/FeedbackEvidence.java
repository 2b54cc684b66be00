package dev.mailworthy.cli.assess.reports;

import dev.mailworthy.cli.assess.feedback.DomainMail;
import dev.mailworthy.cli.assess.feedback.MailCause;
import dev.mailworthy.cli.assess.feedback.MailCounts;
import dev.mailworthy.cli.assess.feedback.MailSource;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Fact;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.receiver.FeedbackFinding;
import dev.mailworthy.smtp.feedback.standing.PostmasterFigure;
import dev.mailworthy.spf.publish.SpfReport;
import dev.mailworthy.spf.result.SpfResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What receivers report about the domain of a check.
 *
 * @param domain that is checked
 * @param passing addresses that pass SPF by the check
 */
public record FeedbackEvidence(DomainName domain, Feedback feedback, Set<IpAddress> passing) implements Report {

    private static final String COMPLAINTS = "COMPLAINT-RATE-HIGH";
    private static final String GMAIL = "gmail";

    public FeedbackEvidence {
        passing = Set.copyOf(passing);
    }

    /** The reports of a check with this evidence, which is held against the SPF checks among them. */
    public static List<Report> beside(List<Report> reports, Optional<FeedbackEvidence> evidence) {
        Set<IpAddress> passing = reports.stream()
                .filter(SpfReport.class::isInstance)
                .flatMap(report -> ((SpfReport) report).checks().stream())
                .filter(check -> check.result() == SpfResult.PASS)
                .map(check -> check.request().ip())
                .collect(Collectors.toUnmodifiableSet());
        return Stream.concat(
                        reports.stream(),
                        evidence.stream().map(own -> new FeedbackEvidence(own.domain(), own.feedback(), passing)))
                .toList();
    }

    private Stream<DomainMail> own() {
        return feedback.domains().stream()
                .filter(mail -> mail.domain().equals(domain) && mail.counts().messages() > 0);
    }

    private boolean isEnough() {
        return own().findAny().isPresent()
                || !feedback.tls().isEmpty()
                || !feedback.standing().isEmpty() && feedback.standing().isTrusted();
    }

    @Override
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(FeedbackFindings.of(feedback));
        own().flatMap(mail -> mail.failing().stream())
                .filter(source -> passing.contains(source.address()))
                .filter(source -> source.causes().containsKey(MailCause.SPF_NOT_AUTHORISED)
                        || source.causes().containsKey(MailCause.SPF_PERMERROR))
                .forEach(source -> all.add(contradiction(source)));
        return List.copyOf(all);
    }

    private Finding contradiction(MailSource source) {
        return Finding.of(
                        FeedbackFinding.REPORT_CONTRADICTS,
                        source.address().toString(),
                        "SPF passes for " + source.address() + " in our check, and receivers report that it did not: "
                                + source.counts().failed() + " of "
                                + source.counts().messages() + " messages fail.",
                        new Evidence(
                                "DMARC reports of " + String.join(", ", source.reporters()),
                                source.counts().failed() + " messages fail"))
                .about(new Particular.Address(source.address()), new Particular.Domain(domain));
    }

    @Override
    public List<Confirmed> confirmed() {
        return own().filter(mail -> mail.failing().isEmpty())
                .map(mail -> new Confirmed("DMARC results that receivers report", passed(mail)))
                .toList();
    }

    private static String passed(DomainMail mail) {
        MailCounts counts = mail.sources().stream()
                .filter(MailSource::isOwners)
                .map(MailSource::counts)
                .reduce(MailCounts.NONE, MailCounts::plus);
        return counts.dmarcPass() + " of " + counts.messages() + " messages from sources of yours pass, "
                + mail.from().map(LocalDate::toString).orElse("") + " to "
                + mail.to().map(LocalDate::toString).orElse("");
    }

    @Override
    public List<UnansweredCheck> unanswered() {
        if (isEnough()) {
            return List.of();
        }
        long unproved = feedback.intake().unauthenticated();
        return List.of(new UnansweredCheck(
                CheckArea.RECEIVERS,
                "what receivers report about " + domain,
                Reason.NOT_RECORDED,
                unproved == 0
                        ? "no report about it was found"
                        : "nothing proves who sent the " + unproved + (unproved == 1 ? " report" : " reports"),
                unproved == 0 ? Hint.Standard.COLLECT_REPORTS : Hint.Standard.GIVE_REPORT_MAILS));
    }

    /** Facts about single receivers, by the id of their pack: the share of complaints that Gmail shows. */
    public Map<String, List<Fact>> ofReceivers() {
        return feedback.standing().isTrusted() ? spamRate().map(this::fact).orElse(Map.of()) : Map.of();
    }

    private Map<String, List<Fact>> fact(double rate) {
        boolean isHigh = rate * 100 >= FeedbackFindings.MOST_COMPLAINTS;
        Answer<String> answer = isHigh
                ? Answer.present(PerCent.of(rate) + " of the mail is reported as spam by Postmaster Tools")
                : Answer.absent();
        return Map.of(GMAIL, List.of(Fact.of(COMPLAINTS, domain.toString(), answer)));
    }

    private Optional<Double> spamRate() {
        return feedback.standing().figures().stream()
                .filter(figure ->
                        figure.metric().value().filter("SPAM_RATE"::equals).isPresent())
                .filter(figure -> figure.domain().value().filter(domain::equals).isPresent())
                .max(Comparator.comparing(
                        (PostmasterFigure figure) -> figure.day().value().orElse(LocalDate.MIN)))
                .flatMap(figure -> figure.value().value());
    }
}
