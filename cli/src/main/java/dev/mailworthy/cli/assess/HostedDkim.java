package dev.mailworthy.cli.assess;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Confirmed;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.Report;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.PostureFinding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The DKIM keys of a domain whose mail a service hosts, at the selectors that the service documents ({@link ServiceKeys}). A key
 * there shows that it was published, not that the service signs with it.
 */
record HostedDkim(List<Finding> findings, List<Confirmed> confirmed, List<UnansweredCheck> unanswered)
        implements Report {

    /** Asks for the keys. Blocks during DNS questions. Asks nothing where the service documents no selector. */
    static HostedDkim of(Dns dns, DomainName domain, MailService service) {
        Map<DomainName, DnsAnswer> answers = new LinkedHashMap<>();
        service.keys()
                .selectors()
                .forEach(selector -> name(selector, domain)
                        .ifPresent(name -> answers.put(name, dns.ask(DnsQuestion.of(name, RecordType.TXT)))));
        List<DomainName> keys = answers.entrySet().stream()
                .filter(entry -> hasKey(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (answers.isEmpty() || !keys.isEmpty()) {
            return new HostedDkim(List.of(), confirmed(keys, domain, service), List.of());
        }
        Optional<DnsAnswer.Unanswered> silent = answers.values().stream()
                .filter(DnsAnswer.Unanswered.class::isInstance)
                .map(DnsAnswer.Unanswered.class::cast)
                .findFirst();
        return silent.isPresent()
                ? new HostedDkim(List.of(), List.of(), List.of(unanswered(silent.get(), domain, service)))
                : new HostedDkim(List.of(missing(dns, answers, domain, service)), List.of(), List.of());
    }

    private static Optional<DomainName> name(DomainName selector, DomainName domain) {
        try {
            return Optional.of(DomainName.parse(selector + "._domainkey." + domain));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a text with a key stands there. An empty {@code p=} is a revoked key (RFC 6376 section 3.6.1). */
    private static boolean hasKey(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Records found
                && found.of(DnsRecord.Txt.class).stream()
                        .map(txt -> new String(txt.joined(), StandardCharsets.ISO_8859_1))
                        .anyMatch(text -> text.matches("(?is)(.{0,500};)?\\s*p\\s*=\\s*[A-Za-z0-9+/].{0,9000}"));
    }

    private static List<Confirmed> confirmed(List<DomainName> keys, DomainName domain, MailService service) {
        return keys.isEmpty()
                ? List.of()
                : List.of(new Confirmed(
                        "DKIM key of " + domain + " for " + service.words(),
                        "published at " + listed(keys) + "; whether it signs shows a message"));
    }

    private static UnansweredCheck unanswered(DnsAnswer.Unanswered silent, DomainName domain, MailService service) {
        return new UnansweredCheck(
                        CheckArea.PUBLISHED_NAMES,
                        "DKIM key of " + domain + " for " + service.words(),
                        silent.reason(),
                        silent.detail(),
                        Hint.Standard.RUN_AGAIN)
                .leavingOpen(PostureFinding.DKIM_SERVICE_KEY_MISSING);
    }

    private static Finding missing(
            Dns dns, Map<DomainName, DnsAnswer> answers, DomainName domain, MailService service) {
        Map<DomainName, DomainName> aliases = aliases(dns, answers);
        String where = service.keys().naming() == ServiceKeys.Naming.FIXED
                ? "at the selectors of " + service.words()
                : "at the usual selectors of " + service.words() + "; you can have chosen another";
        String leading = aliases.entrySet().stream()
                .map(alias -> " " + alias.getKey() + " is an alias of " + alias.getValue() + ", which has no key.")
                .collect(Collectors.joining());
        List<Evidence> evidence = new ArrayList<>();
        answers.keySet().forEach(name -> evidence.add(new Evidence("TXT of " + name, "no key")));
        return Finding.of(
                        PostureFinding.DKIM_SERVICE_KEY_MISSING,
                        domain.toString(),
                        "No DKIM key stands " + where + " ("
                                + listed(service.keys().selectors()) + ")." + leading,
                        evidence.toArray(Evidence[]::new))
                .about(new Particular.Domain(domain))
                .withRemedies(Remedy.of(
                        Actor.YOU,
                        aliases.isEmpty()
                                ? service.keys().step()
                                : "Switch on DKIM for the domain at " + service.words() + ". "
                                        + service.keys().step(),
                        TimeToEffect.RECORD_TTL));
    }

    private static Map<DomainName, DomainName> aliases(Dns dns, Map<DomainName, DnsAnswer> answers) {
        Map<DomainName, DomainName> aliases = new LinkedHashMap<>();
        for (DomainName name : answers.keySet()) {
            DnsQuestion place = DnsQuestion.of(name, RecordType.TXT).withoutFollowingCname();
            if (dns.ask(place) instanceof DnsAnswer.Records found) {
                found.of(DnsRecord.Name.class).stream()
                        .filter(record -> record.type() == RecordType.CNAME)
                        .findFirst()
                        .ifPresent(record -> aliases.put(name, record.target()));
            }
        }
        return aliases;
    }

    private static String listed(List<DomainName> names) {
        return names.stream().map(DomainName::toString).collect(Collectors.joining(", "));
    }
}
