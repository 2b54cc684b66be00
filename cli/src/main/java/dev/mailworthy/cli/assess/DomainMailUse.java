package dev.mailworthy.cli.assess;

import dev.mailworthy.core.Actor;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.Remedy;
import dev.mailworthy.core.TimeToEffect;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.posture.PostureFinding;
import dev.mailworthy.core.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a domain says of its mail as a whole: that it sends none, or that a service hosts it. */
record DomainMailUse(Dns dns, DomainName domain) {

    /** An SPF record whose only mechanism refuses every address (RFC 7208 section 5.1). */
    private static final Pattern CLOSED = Pattern.compile("(?i)v=spf1 [-~]all(?: exp=\\S+)?");

    private static final Pattern REDIRECT = Pattern.compile("(?i)v=spf1 redirect=(\\S+)");
    private static final int MOST_REDIRECTS = 3;

    /** The service that hosts the mail, if all MX hosts are of one. */
    Optional<MailService> service() {
        return MailService.of(hosts());
    }

    /** The finding that a service hosts the mail. */
    Optional<Finding> hosted() {
        return service()
                .map(service -> Finding.of(
                                PostureFinding.MAIL_HOSTED,
                                domain.toString(),
                                "Mail of " + domain + " is hosted by " + service.words()
                                        + ". No sending server of yours was checked.",
                                new Evidence("MX of " + domain, hosts().get(0).toString()))
                        .about(new Particular.Domain(domain)));
    }

    /** The finding that the domain sends no mail: it takes none, its SPF record lets nothing pass, and it has p=reject. */
    Optional<Finding> parked() {
        boolean rejects = texts(below("_dmarc")).stream()
                .anyMatch(text -> text.replaceAll("\\s", "").matches("(?i)v=DMARC1;p=reject(;.*)?"));
        return takesNone()
                .filter(none -> rejects)
                .flatMap(none -> closedRecord(domain, MOST_REDIRECTS)
                        .map(record -> Finding.of(
                                        PostureFinding.DOMAIN_PARKED,
                                        domain.toString(),
                                        "The domain says that it sends no mail: " + none + ", " + record
                                                + " and p=reject.",
                                        new Evidence(
                                                "MX, SPF and DMARC of " + domain, none + ", " + record + ", p=reject"))
                                .about(new Particular.Domain(domain))));
    }

    /** How the domain says that it takes no mail: by a null MX, or because a sender finds no host of it. */
    private Optional<String> takesNone() {
        if (hosts().equals(List.of(DomainName.ROOT))) {
            return Optional.of("null MX");
        }
        boolean hostless = Stream.of(RecordType.MX, RecordType.A, RecordType.AAAA)
                .allMatch(type -> dns.ask(DnsQuestion.of(domain, type)) instanceof DnsAnswer.NoData);
        return hostless ? Optional.of("neither MX nor address") : Optional.empty();
    }

    /** The SPF record, if it or the one that it redirects to lets no address pass. */
    private Optional<String> closedRecord(DomainName owner, int redirects) {
        List<String> records = texts(owner).stream()
                .map(text -> text.strip().replaceAll("\\s+", " "))
                .filter(text -> text.regionMatches(true, 0, "v=spf1 ", 0, 7))
                .toList();
        if (records.size() != 1) {
            return Optional.empty();
        }
        Matcher redirect = REDIRECT.matcher(records.get(0));
        boolean closed = CLOSED.matcher(records.get(0)).matches()
                || redirects > 0
                        && redirect.matches()
                        && name(redirect.group(1))
                                .flatMap(target -> closedRecord(target, redirects - 1))
                                .isPresent();
        return closed ? Optional.of(Printable.text(records.get(0))) : Optional.empty();
    }

    private static Optional<DomainName> name(String text) {
        try {
            return Optional.of(DomainName.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** For a domain that sends no mail this finding in place of those whose remedies would open it. */
    List<Finding> leftClosed(List<Finding> findings) {
        return parked().map(parked -> Stream.concat(
                                Stream.of(parked),
                                findings.stream()
                                        .filter(finding -> finding.type().area() != CheckArea.PUBLISHED_NAMES
                                                && finding.type().area() != CheckArea.SPF))
                        .toList())
                .orElse(findings);
    }

    /** The findings, with the steps of the service that hosts the mail in place of those on a server of the user's own. */
    List<Finding> atService(List<Finding> findings) {
        return service()
                .map(service -> findings.stream()
                        .map(finding -> finding.type() == PostureFinding.DKIM_MISSING
                                ? finding.withRemedies(signing(service))
                                : finding)
                        .toList())
                .orElse(findings);
    }

    private Remedy signing(MailService service) {
        return Remedy.of(
                Actor.YOU,
                "Turn on DKIM signing for " + domain + " in the administration of " + service.words()
                        + ", and publish the record that it shows.",
                TimeToEffect.RECORD_TTL);
    }

    private List<DomainName> hosts() {
        return dns.ask(DnsQuestion.of(domain, RecordType.MX)) instanceof DnsAnswer.Records found
                ? found.of(DnsRecord.Mx.class).stream()
                        .map(DnsRecord.Mx::exchange)
                        .toList()
                : List.of();
    }

    /** The name below the domain; the domain itself where that would be too long. */
    private DomainName below(String label) {
        try {
            return domain.prepend(label);
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }

    private List<String> texts(DomainName name) {
        return dns.ask(DnsQuestion.of(name, RecordType.TXT)) instanceof DnsAnswer.Records found
                ? found.of(DnsRecord.Txt.class).stream()
                        .map(txt -> new String(txt.joined(), StandardCharsets.ISO_8859_1))
                        .toList()
                : List.of();
    }
}
