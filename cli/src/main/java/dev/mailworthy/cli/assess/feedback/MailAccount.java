package dev.mailworthy.cli.assess.feedback;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Adds the rows of DMARC reports up by domain and source, and finds whose each source is. For one thread. */
public final class MailAccount {

    private final Dns dns;
    private final Clock clock;
    private final NamedSources named;
    private final SourceAttribution attribution;
    private final FailureCauses causes;

    /** @param dns answers all questions; they block */
    public MailAccount(Dns dns, Clock clock, SendingServices services, NamedSources named) {
        this.dns = dns;
        this.clock = clock;
        this.named = named;
        this.attribution = new SourceAttribution(dns, new SpfView(dns, clock), services, this.named);
        this.causes = new FailureCauses(dns);
    }

    /** The domains in the rows, that with most mail first. */
    public List<DomainMail> of(List<SeenMail> rows) {
        Map<DomainName, List<SeenMail>> byDomain =
                rows.stream().collect(Collectors.groupingBy(SeenMail::domain, TreeMap::new, Collectors.toList()));
        List<DomainMail> domains = new ArrayList<>();
        byDomain.forEach((domain, mail) -> domains.add(domain(domain, mail)));
        domains.sort(Comparator.comparing((DomainMail domain) -> domain.counts().messages(), Comparator.reverseOrder())
                .thenComparing(DomainMail::domain));
        return List.copyOf(domains);
    }

    private DomainMail domain(DomainName domain, List<SeenMail> rows) {
        List<SeenMail> trusted = rows.stream().filter(SeenMail::isTrusted).toList();
        List<SeenMail> others = rows.stream().filter(row -> !row.isTrusted()).toList();
        Map<IpAddress, List<SeenMail>> bySource = new TreeMap<>();
        trusted.forEach(row -> row.source()
                .ifPresent(source -> bySource.computeIfAbsent(source, each -> new ArrayList<>())
                        .add(row)));
        // The largest first: their SPF is evaluated before the limit of checks.
        List<MailSource> sources = bySource.entrySet().stream()
                .sorted(Comparator.comparingLong(
                                (Map.Entry<IpAddress, List<SeenMail>> each) -> -messages(each.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .map(each -> source(each.getKey(), each.getValue()))
                .toList();
        List<MailSource> failing = sources.stream()
                .filter(MailSource::isOwners)
                .filter(source -> source.causes().containsKey(MailCause.SPF_NOT_AUTHORISED))
                .toList();
        SourceRemedies remedies = new SourceRemedies(new SpfAddition(dns, clock).of(domain, failing));
        return new DomainMail(
                domain,
                trusted,
                sources.stream()
                        .map(source -> source.with(remedies.of(source)))
                        .sorted(DomainMail.BY_TROUBLE)
                        .toList(),
                MailCounts.of(others));
    }

    private static long messages(List<SeenMail> rows) {
        return rows.stream().mapToLong(SeenMail::messages).sum();
    }

    private MailSource source(IpAddress address, List<SeenMail> rows) {
        Attribution whose = attribution.of(address, rows);
        return new MailSource(
                address,
                whose.kind(),
                whose.ground(),
                whose.service(),
                whose.open(),
                MailCounts.of(rows),
                rows.stream().map(SeenMail::reporter).collect(Collectors.toCollection(TreeSet::new)),
                causes.of(rows),
                List.of());
    }
}
