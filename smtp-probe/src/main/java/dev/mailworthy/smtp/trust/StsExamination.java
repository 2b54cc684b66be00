package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The policy of one domain, with the host that serves it and the id of its record. */
final class StsExamination {

    /** A policy that is kept for less time than this many seconds protects little. */
    private static final long SHORT_AGE = 86_400;

    private final Dns dns;
    private final HttpsFetcher fetcher;
    private final DomainName domain;
    private final DomainName host;
    private final String id;
    private final List<Finding> findings = new ArrayList<>();

    StsExamination(Dns dns, HttpsFetcher fetcher, DomainName domain, DomainName host, String id) {
        this.dns = dns;
        this.fetcher = fetcher;
        this.domain = domain;
        this.host = host;
        this.id = id;
    }

    StsPolicyReport judge() {
        List<DnsAnswer> addresses = Stream.of(RecordType.A, RecordType.AAAA)
                .map(type -> dns.ask(DnsQuestion.of(host, type)))
                .toList();
        boolean absent = addresses.stream()
                .noneMatch(answer -> answer instanceof DnsAnswer.Records || answer instanceof DnsAnswer.Unanswered);
        if (absent) {
            return missing(host + " has no address");
        }
        HttpsFetcher.Fetched fetched = fetcher.fetch(host, MtaSts.WELL_KNOWN, 2 * StsPolicy.MAX_OCTETS);
        if (fetched instanceof HttpsFetcher.Fetched.Document document) {
            return judge(document);
        }
        HttpsFetcher.Fetched.Failed failed = (HttpsFetcher.Fetched.Failed) fetched;
        return failed.reason() == Reason.REFUSED
                ? certificate(failed.detail())
                : StsPolicyCheck.unanswered(domain, failed.reason(), failed.detail(), findings);
    }

    private StsPolicyReport missing(String why) {
        add(StsFinding.MTA_STS_POLICY_MISSING, "The record announces a policy, and there is none: " + why + ".", why);
        return concluded(Optional.empty(), List.of());
    }

    private StsPolicyReport certificate(String detail) {
        add(StsFinding.MTA_STS_POLICY_CERTIFICATE, "The certificate of " + host + " is not accepted.", detail);
        return concluded(Optional.empty(), List.of());
    }

    private StsPolicyReport judge(HttpsFetcher.Fetched.Document document) {
        int status = document.status();
        if (status != 200) {
            return missing("the web server answers with "
                    + (status / 100 == 3 ? "a redirect (" + status + "), which senders do not follow" : "" + status));
        }
        StsReading reading = StsReading.of(document.body());
        List<String> faults = new ArrayList<>(form(document));
        faults.addAll(reading.faults());
        if (!faults.isEmpty()) {
            boolean used = reading.policy().isPresent() && form(document).isEmpty();
            Finding invalid = Finding.of(
                            StsFinding.MTA_STS_POLICY_INVALID,
                            domain.toString(),
                            "The policy has an error: " + String.join("; ", faults) + ".",
                            new Evidence(url(), String.join("; ", faults)))
                    .about(new Particular.Domain(domain));
            findings.add(used ? invalid.withSeverity(Severity.NOTICE) : invalid);
            if (!used) {
                return concluded(Optional.empty(), List.of());
            }
        }
        return reading.policy().map(this::judge).orElseGet(() -> concluded(Optional.empty(), List.of()));
    }

    /** What is wrong around the document. */
    private List<String> form(HttpsFetcher.Fetched.Document document) {
        List<String> faults = new ArrayList<>();
        String type =
                document.contentType().toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        if (!type.equals("text/plain")) {
            faults.add(
                    type.isEmpty()
                            ? "there is no Content-Type; it must be text/plain"
                            : "its Content-Type is " + type + "; it must be text/plain");
        }
        if (document.body().length > StsPolicy.MAX_OCTETS) {
            faults.add("it has " + document.body().length + " octets; senders read up to " + StsPolicy.MAX_OCTETS);
        }
        return faults;
    }

    private StsPolicyReport judge(StsPolicy policy) {
        List<Confirmed> confirmed = new ArrayList<>();
        if (policy.mode() != StsPolicy.Mode.NONE) {
            unlisted(policy);
            if (policy.maxAge() < SHORT_AGE) {
                add(
                        StsFinding.MTA_STS_MAX_AGE,
                        "Senders keep the policy for " + policy.maxAge() + " seconds only.",
                        "max_age: " + policy.maxAge());
            }
        }
        if (policy.mode() == StsPolicy.Mode.TESTING) {
            add(StsFinding.MTA_STS_TESTING, "The policy is in mode testing.", "mode: testing");
        }
        boolean sound = findings.stream().allMatch(finding -> finding.severity() == Severity.INFO);
        if (sound) {
            confirmed.add(new Confirmed(
                    "MTA-STS policy of " + domain,
                    "mode " + policy.mode().name().toLowerCase(Locale.ROOT) + ", max_age " + policy.maxAge() + ", mx "
                            + String.join(", ", policy.mx())));
        }
        return concluded(Optional.of(policy), confirmed);
    }

    /** A finding for each MX host that the policy does not name. Without an answer about the MX hosts nothing is claimed. */
    private void unlisted(StsPolicy policy) {
        if (!(dns.ask(DnsQuestion.of(domain, RecordType.MX)) instanceof DnsAnswer.Records found)) {
            return;
        }
        List<DomainName> unlisted = found.of(DnsRecord.Mx.class).stream()
                .map(DnsRecord.Mx::exchange)
                .filter(exchange -> !exchange.equals(DomainName.ROOT) && !policy.names(exchange))
                .distinct()
                .toList();
        for (DomainName exchange : unlisted) {
            Finding finding = Finding.of(
                            StsFinding.MTA_STS_MX_NOT_LISTED,
                            exchange.toString(),
                            "The policy of " + domain + " does not name its MX host " + exchange + ".",
                            new Evidence(url(), "mx: " + String.join(", ", policy.mx())))
                    .about(new Particular.Domain(exchange));
            findings.add(policy.mode() == StsPolicy.Mode.TESTING ? finding.withSeverity(Severity.NOTICE) : finding);
        }
    }

    private void add(FindingType type, String message, String proof) {
        findings.add(Finding.of(type, domain.toString(), message, new Evidence(url(), proof))
                .about(new Particular.Domain(domain)));
    }

    private StsPolicyReport concluded(Optional<StsPolicy> policy, List<Confirmed> confirmed) {
        return new StsPolicyReport(
                policy.map(known -> new StsPolicyReport.Published(id, known)), findings, confirmed, List.of());
    }

    private String url() {
        return "https://" + host + MtaSts.WELL_KNOWN;
    }
}
