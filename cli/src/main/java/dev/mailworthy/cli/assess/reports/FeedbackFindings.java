package dev.mailworthy.cli.assess.reports;

import dev.mailworthy.cli.assess.feedback.DomainMail;
import dev.mailworthy.cli.assess.feedback.MailCause;
import dev.mailworthy.cli.assess.feedback.MailCounts;
import dev.mailworthy.cli.assess.feedback.MailSource;
import dev.mailworthy.cli.assess.feedback.SourceKind;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.receiver.FeedbackFinding;
import dev.mailworthy.smtp.feedback.standing.SndsColour;
import dev.mailworthy.smtp.feedback.standing.SndsStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The findings of reports that count. */
public final class FeedbackFindings {

    /** From this share on Gmail and Yahoo refuse mail, in percent. */
    static final double MOST_COMPLAINTS = 0.3;

    private static final int MOST_EVIDENCE = 5;

    private FeedbackFindings() {}

    public static List<Finding> of(Feedback feedback) {
        List<Finding> all = new ArrayList<>();
        feedback.domains().forEach(domain -> {
            domain.failing().forEach(source -> all.add(failing(domain, source)));
            spoofed(domain, all);
        });
        feedback.tls().stream().filter(tls -> tls.failed() > 0).forEach(tls -> all.add(tls(tls)));
        if (feedback.standing().isTrusted()) {
            standing(feedback.standing(), all);
        }
        return List.copyOf(all);
    }

    private static Finding failing(DomainMail domain, MailSource source) {
        MailCounts counts = source.counts();
        String name = source.service().map(service -> service.name() + " ").orElse("");
        Finding finding = Finding.of(
                        FeedbackFinding.REPORT_OWN_MAIL_FAILS,
                        source.address() + " for " + domain.domain(),
                        counts.failed() + " of " + counts.messages() + " messages from " + name + source.address()
                                + " fail DMARC for " + domain.domain() + ": " + causes(source) + ".",
                        new Evidence(
                                "DMARC reports of " + String.join(", ", source.reporters()),
                                counts.failed() + " of " + counts.messages() + " messages fail"))
                .about(new Particular.Address(source.address()), new Particular.Domain(domain.domain()));
        return source.remedies().isEmpty()
                ? finding
                : finding.withRemedies(source.remedies().toArray(Remedy[]::new));
    }

    private static String causes(MailSource source) {
        return source.orderedCauses().stream().map(MailCause::words).collect(Collectors.joining("; "));
    }

    private static void spoofed(DomainMail domain, List<Finding> all) {
        long failed = domain.counts(SourceKind.STRANGER).failed();
        if (failed == 0) {
            return;
        }
        List<MailSource> strangers = domain.sources().stream()
                .filter(source -> source.kind() == SourceKind.STRANGER)
                .toList();
        all.add(Finding.of(
                        FeedbackFinding.REPORT_SPOOFED,
                        domain.domain().toString(),
                        failed + " messages from " + strangers.size()
                                + " addresses, which nothing shows to be yours, fail DMARC.",
                        strangers.stream()
                                .limit(MOST_EVIDENCE)
                                .map(source -> new Evidence(
                                        "DMARC reports of " + String.join(", ", source.reporters()),
                                        source.counts().failed() + " messages from " + source.address()))
                                .toArray(Evidence[]::new))
                .about(new Particular.Domain(domain.domain())));
    }

    private static Finding tls(TlsAccount tls) {
        String domain = tls.domain().map(DomainName::toString).orElse("a domain that the reports do not name");
        return Finding.of(
                FeedbackFinding.REPORT_TLS_FAILS,
                domain + " under " + TlsWords.of(tls.type()),
                tls.failed() + " sessions to " + domain + " failed under " + TlsWords.of(tls.type()) + ", "
                        + tls.succeeded() + " did not.",
                new Evidence(
                        "TLS reports of " + String.join(", ", tls.reporters()),
                        tls.failures().stream()
                                .limit(MOST_EVIDENCE)
                                .map(TlsWords::of)
                                .collect(Collectors.joining("; "))));
    }

    private static void standing(StandingAccount standing, List<Finding> all) {
        for (SndsAddress address : standing.addresses()) {
            Particular about = new Particular.Address(address.address());
            String subject = address.address().toString();
            if (address.colour().filter(SndsColour.RED::equals).isPresent()) {
                all.add(Finding.of(
                                FeedbackFinding.SNDS_RED,
                                subject,
                                "SNDS shows the address as red on its newest day.",
                                new Evidence(
                                        "SNDS data",
                                        "red on " + address.days().getOrDefault(SndsColour.RED, 0L) + " days"))
                        .about(about));
            }
            address.trapHits()
                    .filter(hits -> hits > 0)
                    .ifPresent(hits -> all.add(Finding.of(
                                    FeedbackFinding.TRAP_HITS,
                                    subject,
                                    hits + " messages reached spam traps of Microsoft.",
                                    new Evidence("SNDS data", hits + " trap hits"))
                            .about(about)));
            address.complaints()
                    .filter(share -> share.least() >= MOST_COMPLAINTS)
                    .ifPresent(share -> all.add(Finding.of(
                                    FeedbackFinding.COMPLAINTS_HIGH,
                                    subject,
                                    "SNDS shows complaints about at least " + share.least() + " % of the messages.",
                                    new Evidence("SNDS data", "complaint rate " + share.least() + " %"))
                            .about(about)));
        }
        standing.statuses().stream()
                .filter(status -> status.blocked()
                        .value()
                        .filter(SndsStatus.BlockState.BLOCKED::equals)
                        .isPresent())
                .forEach(status -> all.add(Finding.of(
                        FeedbackFinding.SNDS_RED,
                        status.first() + " to " + status.last(),
                        "SNDS says that Outlook.com blocks the addresses.",
                        new Evidence("SNDS status", status.reason().value().orElse("blocked")))));
        standing.figures().stream()
                .filter(figure ->
                        figure.metric().value().filter("SPAM_RATE"::equals).isPresent())
                .filter(figure -> figure.value()
                        .value()
                        .filter(rate -> rate * 100 >= MOST_COMPLAINTS)
                        .isPresent())
                .forEach(figure -> all.add(Finding.of(
                        FeedbackFinding.COMPLAINTS_HIGH,
                        figure.domain().value().map(DomainName::toString).orElse("a domain"),
                        "Gmail's Postmaster Tools show that recipients marked "
                                + PerCent.of(figure.value().value().orElse(0.0)) + " of the mail as spam.",
                        new Evidence(
                                "Postmaster Tools",
                                "SPAM_RATE " + figure.value().value().orElse(0.0)))));
    }
}
