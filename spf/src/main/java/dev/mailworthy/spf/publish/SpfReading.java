package dev.mailworthy.spf.publish;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.Mechanism;
import dev.mailworthy.spf.record.SpfRecord;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The faults of a domain's SPF record that do not depend on the sending addresses: those of its text ({@link SpfLint}) and of
 * its tree ({@link SpfSurvey}).
 *
 * @param survey of the record's tree
 * @param findings one for each fault and name
 */
public record SpfReading(SpfSurvey survey, List<Finding> findings) {

    public SpfReading {
        findings = List.copyOf(findings);
    }

    /**
     * A text that is meant as a domain's SPF record and stands where receivers do not read it.
     *
     * @param sentence where it stands, as the end of a sentence
     */
    record Misplaced(String text, String sentence) {

        /** Asks for the old record type, and for names that are doubled or have a label too many. */
        static Optional<Misplaced> of(DomainName domain, Dns dns) {
            return texts(dns, domain, RecordType.SPF)
                    .findFirst()
                    .map(text -> new Misplaced(
                            text,
                            "a record of the old type SPF (99) says \"" + text
                                    + "\", and receivers read TXT alone (RFC 7208 section 3.1)"))
                    .or(() -> Stream.of(domain.toString(), "_spf", "spf")
                            .flatMap(labels -> DomainName.ofOctets(labels + "." + domain).stream())
                            .flatMap(name -> texts(dns, name, RecordType.TXT)
                                    .map(text -> new Misplaced(
                                            text,
                                            "the record \"" + text + "\" stands at " + name
                                                    + ", where no receiver looks for it")))
                            .findFirst());
        }

        private static Stream<String> texts(Dns dns, DomainName name, RecordType type) {
            return dns.ask(DnsQuestion.of(name, type)) instanceof DnsAnswer.Records found
                    ? found.of(DnsRecord.Txt.class).stream()
                            .map(DnsRecord.Txt::joined)
                            .filter(SpfRecord::isSpf)
                            .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                    : Stream.empty();
        }
    }

    /**
     * Reads the published {@link SpfRecord record}. Blocks during DNS questions.
     *
     * @param domain whose record is read
     * @param dns answers all questions
     * @return the findings of text and tree; a domain without a record has a finding too
     */
    public static SpfReading of(DomainName domain, Dns dns) {
        SpfSurvey survey = SpfPublisher.over(dns).survey(domain);
        return new SpfReading(survey, findings(domain, survey));
    }

    /** Reads a text that is not published, as if the domain published it. */
    static SpfReading of(DomainName domain, String text, Dns dns) {
        SpfSurvey survey = SpfPublisher.over(dns).survey(domain, SpfRecord.parse(text));
        return new SpfReading(survey, findings(domain, survey));
    }

    private static List<Finding> findings(DomainName domain, SpfSurvey survey) {
        Map<String, Finding> found = new LinkedHashMap<>();
        survey.findings().forEach(finding -> found.putIfAbsent(finding.fingerprint(), finding));
        survey.root().record().ifPresent(record -> {
            for (LintFinding lint : SpfLint.of(SpfRecord.parse(record.source()))) {
                Finding finding = Finding.of(
                                lint.type(),
                                domain.toString(),
                                "In the SPF record: " + lint.message()
                                        + (lint.message().endsWith("?") ? "" : "."),
                                new Evidence("SPF record of " + domain, record.source()))
                        .about(
                                new Particular.Domain(domain),
                                new Particular.Published(new PublishedRecord(domain, RecordType.TXT, record.source())));
                Finding meant = openNetwork(record, lint)
                        .map(network -> finding.withRemedies(Remedy.of(
                                Actor.DNS_HOST,
                                "Name the addresses that really send in place of " + network + ".",
                                TimeToEffect.RECORD_TTL)))
                        .orElse(finding);
                found.putIfAbsent(finding.fingerprint(), meant);
            }
        });
        return List.copyOf(found.values());
    }

    /** The network in which every address may send: its record can well end in {@code -all}. */
    private static Optional<String> openNetwork(SpfRecord record, LintFinding lint) {
        return record.directives().stream()
                .filter(directive -> lint.type() == SpfFinding.SPF_PASS_ALL
                        && directive.span().equals(lint.span())
                        && directive.mechanism() instanceof Mechanism.Network)
                .map(Directive::text)
                .findFirst();
    }

    /** {@return the questions of the survey that have no answer} */
    public List<UnansweredCheck> unanswered() {
        return survey.unanswered();
    }

    /**
     * {@return the {@link Finding findings} without INFO and without these types, which a check of the addresses has already
     * found}
     *
     * @param known types that are left out
     */
    public List<Finding> beside(Set<FindingType> known) {
        return findings.stream()
                .filter(finding -> finding.severity().compareTo(Severity.INFO) > 0)
                .filter(finding -> !known.contains(finding.type()))
                .toList();
    }

    /** Whether receivers can evaluate the record: no fault has the severity ERROR. */
    boolean isUsable() {
        return findings.stream().allMatch(finding -> finding.severity().compareTo(Severity.ERROR) < 0);
    }
}
