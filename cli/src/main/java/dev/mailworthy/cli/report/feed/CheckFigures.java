package dev.mailworthy.cli.report.feed;

import dev.mailworthy.cli.assess.CheckReport;
import dev.mailworthy.cli.render.check.CheckRenderer;
import dev.mailworthy.cli.render.outcome.HeadlineText;
import dev.mailworthy.cli.world.Completeness;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.Verdict;
import dev.mailworthy.core.net.EhloName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.receiver.ReceiverVerdict;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The figures of one check that other programs read.
 *
 * @param sentence one sentence that names the domain, the effect and the causes
 * @param cause what decided the verdict, without the domain; the sentence if nothing did
 * @param findings the number of findings of each severity; every severity has a number
 * @param codes the codes of the findings of {@link Severity#WARNING} and above, each once, the most severe first
 * @param receivers the verdict of each receiver, by its id, in the order of the packs
 * @param queries the number of DNS queries, if they were counted
 * @param at the time of the result
 */
public record CheckFigures(
        String domain,
        Verdict verdict,
        String sentence,
        String cause,
        List<String> addresses,
        String ehlo,
        Map<Severity, Integer> findings,
        int unanswered,
        int passed,
        List<String> codes,
        Map<String, ReceiverVerdict> receivers,
        Completeness completeness,
        OptionalInt queries,
        Instant at) {

    static CheckFigures of(CheckReport report, Instant at) {
        Map<Severity, Integer> findings = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            findings.put(severity, 0);
        }
        report.findings().forEach(finding -> findings.merge(finding.severity(), 1, Integer::sum));
        Map<String, ReceiverVerdict> receivers = new LinkedHashMap<>();
        report.outlook().receivers().forEach(each -> receivers.put(each.pack().id(), each.verdict()));
        return new CheckFigures(
                report.subject().toString(),
                report.verdict(),
                CheckRenderer.sentence(report),
                cause(report),
                report.sending().addresses().stream().map(IpAddress::toString).toList(),
                report.ehlo().map(EhloName::toString).orElse(""),
                findings,
                report.unanswered().size(),
                report.confirmed().size(),
                report.findings().stream()
                        .filter(finding -> finding.severity().compareTo(Severity.WARNING) >= 0)
                        .map(Finding::code)
                        .distinct()
                        .toList(),
                receivers,
                report.completeness(),
                report.lookups()
                        .map(counted -> OptionalInt.of((int) counted.questions()))
                        .orElse(OptionalInt.empty()),
                at);
    }

    private static String cause(CheckReport report) {
        String causes = HeadlineText.causes(report.headline());
        return causes.isEmpty() ? CheckRenderer.sentence(report) : causes;
    }

    int receivers(ReceiverVerdict verdict) {
        return (int) receivers.values().stream().filter(verdict::equals).count();
    }

    int findings(Severity severity) {
        return findings.getOrDefault(severity, 0);
    }
}
