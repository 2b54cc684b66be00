package dev.mailworthy.cli.plan;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.spf.publish.LintFinding;
import dev.mailworthy.spf.publish.SpfLint;
import dev.mailworthy.spf.publish.SpfPublisher;
import dev.mailworthy.spf.publish.SpfSurvey;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.record.SpfRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a domain's SPF record shows to whoever publishes it, however its sending addresses fare today: lint of the text and a
 * survey of the tree.
 */
record SpfReading(SpfSurvey survey, List<Finding> findings) {

    static SpfReading of(DomainName domain, Dns dns) {
        SpfSurvey survey = SpfPublisher.over(dns).survey(domain);
        return new SpfReading(survey, findings(domain, survey));
    }

    /** The same of a text that is not published. */
    static SpfReading of(DomainName domain, String text, Dns dns) {
        SpfSurvey survey = SpfPublisher.over(dns).survey(domain, SpfRecord.parse(text));
        return new SpfReading(survey, findings(domain, survey));
    }

    private static List<Finding> findings(DomainName domain, SpfSurvey survey) {
        Map<String, Finding> found = new LinkedHashMap<>();
        survey.findings().forEach(finding -> found.putIfAbsent(finding.fingerprint(), finding));
        survey.root().record().ifPresent(record -> {
            for (LintFinding lint : lint(record.source())) {
                Finding finding = Finding.of(
                        lint.type(),
                        domain.toString(),
                        "In the SPF record: " + lint.message() + ".",
                        new Evidence("SPF record of " + domain, record.source()));
                found.putIfAbsent(finding.fingerprint(), finding);
            }
        });
        return List.copyOf(found.values());
    }

    static List<LintFinding> lint(String text) {
        return SpfLint.of(SpfRecord.parse(text));
    }

    public List<UnansweredCheck> unanswered() {
        return survey.unanswered();
    }

    /** Findings beside those of a check, which names what is missing or broken by the address. */
    List<Finding> beside(Set<FindingType> known) {
        return findings.stream()
                .filter(finding -> finding.severity().compareTo(Severity.INFO) > 0)
                .filter(finding -> !known.contains(finding.type()))
                .toList();
    }

    /** Whether the text could be published: nothing of error in it, and all of its tree was answered. */
    boolean isSound() {
        return survey.unanswered().isEmpty()
                && findings.stream().allMatch(finding -> finding.severity().compareTo(Severity.ERROR) < 0);
    }

    static boolean isValid(String text) {
        return SpfRecord.parse(text) instanceof SpfParse.Valid;
    }
}
