package dev.mailworthy.core.posture;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.text.Questions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The DMARC policy of the From domain (RFC 9989), its reports, and whether SPF and DKIM can align with it. */
final class DmarcExamination implements Examination {

    private final DomainName domain;
    private final Questions questions;
    private final TreeWalk walk;
    private final Alignment alignment;
    private List<ReportAuthorisation> authorisations = List.of();

    DmarcExamination(Questions questions, PostureRequest request) {
        this.questions = questions;
        this.domain = request.from();
        this.walk = new TreeWalk(questions, domain);
        this.alignment = new Alignment(questions, request, walk);
    }

    @Override
    public void follow() {
        if (walk.policy() instanceof Answer.Present<TreeWalk.Step> found) {
            authorisations = ReportAuthorisation.of(questions, found.value(), walk);
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
                                    PostureFinding.DMARC_SEVERAL)));
        } else {
            notes.found(missing());
        }
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
        notes.confirmed("DMARC at " + at, record.text(), PostureFinding.DMARC_MISSING, PostureFinding.DMARC_SEVERAL);
        record.judgements().stream()
                .map(judgement -> Finding.of(judgement.type(), at, sentence(judgement.message()), evidence)
                        .about(about))
                .map(finding -> finding.type() == PostureFinding.DMARC_OLD_TAG
                        ? finding.withRemedies(publish(owner, record.without(DmarcRecord.OLD)))
                        : finding)
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
                    .withRemedies(publish(owner, record.without(Set.of("t")))));
        }
        if (record.tags().tag("rua").isEmpty()) {
            notes.found(Finding.of(
                            PostureFinding.DMARC_NO_REPORTS,
                            at,
                            "The record has no rua=, so that no reports come.",
                            evidence)
                    .about(about)
                    .withRemedies(Remedy.publish(
                            "Name a mailbox for aggregate reports.",
                            new PublishedRecord(
                                    owner,
                                    RecordType.TXT,
                                    record.withoutEnd() + "; rua=mailto:postmaster@" + step.name()))));
        }
        authorisations.forEach(authorisation -> authorisation.conclude(notes));
        alignment.conclude(record, evidence, notes);
    }

    private static Remedy publish(DomainName owner, String text) {
        return Remedy.publish("Publish the record without the tag.", new PublishedRecord(owner, RecordType.TXT, text));
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }

    private Finding missing() {
        Finding finding = Finding.of(
                        PostureFinding.DMARC_MISSING,
                        domain.toString(),
                        "No DMARC record covers it.",
                        walk.steps().stream()
                                .map(step -> step.asked().answer() instanceof DnsAnswer.Records
                                        ? step.asked().evidence("no single v=" + DmarcRecord.VERSION)
                                        : step.asked().nothing())
                                .toArray(Evidence[]::new))
                .about(new Particular.Domain(domain));
        Optional<DomainName> name = walk.steps().stream()
                .map(step -> step.asked().question().name())
                .filter(asked -> !asked.equals(domain))
                .findFirst();
        return name.map(at -> finding.withRemedies(Remedy.publish(
                        "Publish a DMARC record.",
                        new PublishedRecord(at, RecordType.TXT, "v=DMARC1; p=none; rua=mailto:postmaster@" + domain))))
                .orElse(finding);
    }
}
