package dev.mailworthy.core.posture;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Means;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.text.MisplacedRecord;
import dev.mailworthy.core.posture.text.MisspelledRecord;
import dev.mailworthy.core.posture.text.Questions;
import dev.mailworthy.core.posture.text.ReportDomain;
import dev.mailworthy.core.posture.text.TxtRecords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The DMARC policy of the From domain (RFC 9989), its reports, and whether SPF and DKIM can align with it. */
final class DmarcExamination implements Examination {

    private static final int MOST_REPORT_DOMAINS = 4;

    private final DomainName domain;
    private final Questions questions;
    private final TreeWalk walk;
    private final Alignment alignment;
    private List<ReportAuthorisation> authorisations = List.of();
    private List<ReportDomain> reportDomains = List.of();
    private Optional<MisplacedRecord> misplaced = Optional.empty();

    DmarcExamination(Questions questions, PostureRequest request) {
        this.questions = questions;
        this.domain = request.from();
        this.walk = new TreeWalk(questions, domain);
        this.alignment = new Alignment(questions, request, walk);
    }

    @Override
    public void follow() {
        if (walk.policy() instanceof Answer.Absent) {
            misplaced = Optional.of(MisplacedRecord.ask(
                    questions, "_dmarc", domain, text -> text.matches("(?is)\\W{0,3}v\\s*=\\s*DMARC1.*")));
        }
        if (walk.policy() instanceof Answer.Present<TreeWalk.Step> found) {
            authorisations = ReportAuthorisation.of(questions, found.value(), walk);
            reportDomains = found.value().record().stream()
                    .flatMap(record -> record.reportDomains("rua").stream())
                    .limit(MOST_REPORT_DOMAINS)
                    .map(target -> ReportDomain.of(questions, target))
                    .toList();
        }
    }

    @Override
    public void conclude(PostureNotes notes) {
        walk.steps().stream().filter(step -> step.texts().size() > 1).forEach(step -> notes.found(several(step)));
        Answer<TreeWalk.Step> policy = walk.policy();
        if (policy instanceof Answer.Present<TreeWalk.Step> found) {
            covered(found.value(), notes);
        } else if (policy instanceof Answer.Unanswered) {
            walk.steps()
                    .forEach(step -> step.asked()
                            .silence()
                            .ifPresent(silent -> notes.silent(
                                    "DMARC record at " + step.asked().question().name(),
                                    silent,
                                    PostureFinding.DMARC_MISSING,
                                    PostureFinding.DMARC_VOID,
                                    PostureFinding.DMARC_SEVERAL)));
        } else {
            notes.found(unusable()
                    .or(this::elsewhere)
                    .orElseGet(() -> oneOfSeveral(
                            missing("No DMARC record covers it.", "Publish a DMARC record.", Optional.empty()))));
        }
    }

    /** Where several records stand, another one would count as little as they do. */
    private Finding oneOfSeveral(Finding missing) {
        return walk.steps().stream()
                .filter(step -> step.texts().size() > 1)
                .findFirst()
                .map(step -> missing.withRemedies(Remedy.of(
                        Actor.DNS_HOST,
                        "Leave one of the DMARC records at "
                                + step.asked().question().name() + ".",
                        TimeToEffect.RECORD_TTL)))
                .orElse(missing);
    }

    private static Finding several(TreeWalk.Step step) {
        return Finding.of(
                        PostureFinding.DMARC_SEVERAL,
                        step.asked().question().name().toString(),
                        "There are " + step.texts().size() + " DMARC records, so that none counts.",
                        step.asked().evidence(step.texts().get(0)),
                        step.asked().evidence(step.texts().get(1)))
                .about(new Particular.Domain(step.asked().question().name()));
    }

    private void covered(TreeWalk.Step step, PostureNotes notes) {
        DmarcRecord record = step.record().orElseThrow();
        DomainName owner = step.asked().question().name();
        String at = owner.toString();
        Evidence evidence = step.asked().evidence(record.text());
        Particular[] about = {
            new Particular.Domain(owner),
            new Particular.Published(new PublishedRecord(owner, RecordType.TXT, record.text()))
        };
        notes.confirmed(
                "DMARC at " + at,
                record.text(),
                PostureFinding.DMARC_MISSING,
                PostureFinding.DMARC_VOID,
                PostureFinding.DMARC_SEVERAL);
        record.judgements().stream()
                .map(judgement -> Finding.of(judgement.type(), at, sentence(judgement.message()), evidence)
                        .withSeverity(judgement.severity())
                        .about(about))
                .map(finding -> DmarcRepair.tidied(record.text())
                        .filter(text -> finding.type() != PostureFinding.DMARC_UNKNOWN_TAG)
                        .map(text -> finding.withRemedies(corrected(owner, record.text(), text)))
                        .orElse(finding))
                .forEach(notes::found);
        String policy = step.policyFor(domain, questions);
        if (policy.equals("none")) {
            notes.found(
                    Finding.of(PostureFinding.DMARC_POLICY_NONE, at, "The policy for " + domain + " is none.", evidence)
                            .about(about));
        }
        if (record.testing().equals("y")) {
            notes.found(Finding.of(
                            PostureFinding.DMARC_TEST_MODE, at, "t=y asks receivers not to apply the policy.", evidence)
                    .about(about)
                    .withRemedies(Remedy.publish(
                            "Publish the record without t=y.",
                            new PublishedRecord(
                                    owner,
                                    RecordType.TXT,
                                    DmarcRepair.tidied(record.text())
                                            .orElse(record.text())
                                            .replace("; t=y", "")))));
        }
        if (record.tags().tag("rua").isEmpty()) {
            Finding none = Finding.of(
                            PostureFinding.DMARC_NO_REPORTS,
                            at,
                            "The record has no rua=, so that no reports come.",
                            evidence)
                    .about(about);
            notes.found(DmarcRepair.withReports(record.text(), "postmaster@" + step.name())
                    .map(text -> none.withRemedies(Remedy.publish(
                            "Name a mailbox for aggregate reports.", new PublishedRecord(owner, RecordType.TXT, text))))
                    .orElse(none));
        }
        strays(step)
                .ifPresent(stray -> notes.found(Finding.of(
                                PostureFinding.DMARC_MALFORMED,
                                at,
                                "Another text beside the record counts for nothing: "
                                        + MisspelledRecord.problem(DmarcRecord.VERSION, stray) + ".",
                                step.asked().evidence(stray))
                        .withSeverity(Severity.NOTICE)
                        .about(about)
                        .withRemedies(removed(owner, stray))));
        authorisations.forEach(authorisation -> authorisation.conclude(notes));
        reportDomains.stream()
                .filter(ReportDomain::takesNoMail)
                .forEach(lost -> notes.found(Finding.of(
                                PostureFinding.DMARC_REPORTS_LOST,
                                lost.target().toString(),
                                "Reports go to " + lost.target() + ", which takes no mail.",
                                lost.asked().get(0).evidence("no host that takes mail"))
                        .about(new Particular.Domain(lost.target()))));
        reportDomains.forEach(target -> target.silence()
                .ifPresent(silent -> notes.silent(
                        "mail for DMARC reports at " + target.target(), silent, PostureFinding.DMARC_REPORTS_LOST)));
        alignment.conclude(record, evidence, notes);
    }

    /** Says so where the corrected record makes receivers stricter. */
    private static Remedy corrected(DomainName owner, String before, String after) {
        String stricter = DmarcRepair.isStricter(after, before)
                ? " Receivers then apply its policy, which did not count so far."
                : "";
        return Remedy.publish(
                "Correct the record." + stricter
                        + DmarcRepair.sampled(before)
                                .map(DmarcExamination::toAll)
                                .orElse(""),
                new PublishedRecord(owner, RecordType.TXT, after));
    }

    /** Reports that were meant for an address of the text are not lost with it. */
    private static Remedy removed(DomainName owner, String stray) {
        boolean reports = stray.toLowerCase(Locale.ROOT).contains("mailto:");
        return Remedy.of(
                Actor.DNS_HOST,
                "Remove this text from " + owner + ": \"" + stray + "\"."
                        + (reports
                                ? " If reports shall go to its address too, add the address to the record's rua=."
                                : ""),
                new Means.RemoveRecord(new PublishedRecord(owner, RecordType.TXT, stray)),
                TimeToEffect.RECORD_TTL);
    }

    private static String toAll(int percent) {
        return " Receivers that follow RFC 7489 apply the policy to " + percent
                + " % of the mail now, and then to all of it.";
    }

    /** A text without the version that looks like a part of a DMARC record. */
    private static Optional<String> strays(TreeWalk.Step step) {
        return TxtRecords.of(step.asked()).stream()
                .filter(text -> !step.texts().contains(text))
                .filter(text -> DmarcRepair.isMeant(text)
                        || text.strip()
                                .matches(
                                        "(?is)(rua|ruf)\\s*=\\s*mailto:.{1,500}|(p|sp)\\s*=\\s*[a-z]{4,10}\\b.{0,500}"))
                .findFirst();
    }

    /** A record that stands there and counts for nothing: without a usable policy, or not taken for a record at all. */
    private Optional<Finding> unusable() {
        for (TreeWalk.Step step : walk.steps()) {
            if (step.record().filter(DmarcRecord::isVoid).isPresent()) {
                DmarcRecord record = step.record().orElseThrow();
                String flaw = record.judgements().stream()
                        .map(judgement -> sentence(judgement.message()))
                        .findFirst()
                        .orElse("It has no p= and no rua=.");
                return Optional.of(unusable(step, record.text(), "The record counts for nothing. " + flaw));
            }
            Optional<String> meant = step.texts().isEmpty() ? strays(step) : Optional.empty();
            if (meant.isPresent()) {
                return Optional.of(unusable(
                        step,
                        meant.get(),
                        "The record counts for nothing: " + MisspelledRecord.problem(DmarcRecord.VERSION, meant.get())
                                + "."));
            }
        }
        return Optional.empty();
    }

    private static Finding unusable(TreeWalk.Step step, String text, String message) {
        DomainName owner = step.asked().question().name();
        Finding finding = Finding.of(
                        PostureFinding.DMARC_VOID,
                        owner.toString(),
                        message,
                        step.asked().evidence(text))
                .about(
                        new Particular.Domain(owner),
                        new Particular.Published(new PublishedRecord(owner, RecordType.TXT, text)));
        return finding.withRemedies(DmarcRepair.tidied(text)
                .map(mended -> corrected(owner, text, mended))
                .orElseGet(() -> Remedy.publish(
                        "Say what receivers shall do with mail that fails. This record asks for reports alone.",
                        new PublishedRecord(owner, RecordType.TXT, DmarcRepair.first("postmaster@" + step.name())))));
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }

    /** A record at a name where no receiver looks. The remedy keeps its policy and its addresses. */
    private Optional<Finding> elsewhere() {
        return misplaced
                .flatMap(MisplacedRecord::found)
                .map(found -> missing(
                        "No DMARC record covers it. One stands at " + found.name() + ", where no receiver looks.",
                        "Publish the record of " + found.name()
                                + " under this name. No receiver looks there, so that its"
                                + " policy did not count so far.",
                        DmarcRepair.tidied(found.text()).or(() -> Optional.of(found.text()))));
    }

    private Finding missing(String message, String action, Optional<String> meant) {
        Finding finding = Finding.of(
                        PostureFinding.DMARC_MISSING,
                        domain.toString(),
                        message,
                        walk.steps().stream()
                                .map(step -> step.asked().answer() instanceof DnsAnswer.Records
                                        ? step.asked().evidence("no single v=" + DmarcRecord.VERSION)
                                        : step.asked().nothing())
                                .toArray(Evidence[]::new))
                .about(new Particular.Domain(domain));
        return Questions.prepended("_dmarc", domain)
                .map(at -> finding.withRemedies(Remedy.publishNew(
                        action,
                        new PublishedRecord(
                                at, RecordType.TXT, meant.orElseGet(() -> DmarcRepair.first("postmaster@" + domain))))))
                .orElse(finding);
    }
}
