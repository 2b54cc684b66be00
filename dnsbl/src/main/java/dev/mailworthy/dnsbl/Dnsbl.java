package dev.mailworthy.dnsbl;

import dev.mailworthy.core.dns.Dns;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks lists about addresses and domains. */
public final class Dnsbl {

    private final Dns dns;
    private final Catalogue catalogue;

    private Dnsbl(Dns dns, Catalogue catalogue) {
        this.dns = dns;
        this.catalogue = catalogue;
    }

    public static Dnsbl over(Dns dns, Catalogue catalogue) {
        return new Dnsbl(dns, catalogue);
    }

    /**
     * Asks every list that takes a target's kind, its test entries first of all.
     *
     * @param targets address literals or domain names
     * @throws IllegalArgumentException with one sentence when one is neither
     */
    public DnsblReport check(List<String> targets) {
        List<Target> parsed = targets.stream().map(Target::parse).toList();
        Map<TargetKind, List<Inquiry>> inquiries = new EnumMap<>(TargetKind.class);
        parsed.forEach(target -> inquiries.computeIfAbsent(target.kind(), this::inquiries));
        List<List<CompletableFuture<Word>>> pending = parsed.stream()
                .map(target -> inquiries.get(target.kind()).stream()
                        .map(inquiry -> inquiry.ask(target))
                        .toList())
                .toList();
        List<TargetReport> reports = new ArrayList<>();
        for (int i = 0; i < parsed.size(); i++) {
            reports.add(report(parsed.get(i), inquiries.get(parsed.get(i).kind()), pending.get(i)));
        }
        return new DnsblReport(reports);
    }

    private List<Inquiry> inquiries(TargetKind kind) {
        return catalogue.entries().stream()
                .filter(list -> list.kinds().contains(kind))
                .map(list -> new Inquiry(dns, list, kind))
                .toList();
    }

    private static TargetReport report(Target target, List<Inquiry> inquiries, List<CompletableFuture<Word>> words) {
        List<ListResult> results = new ArrayList<>();
        for (int i = 0; i < inquiries.size(); i++) {
            results.add(inquiries.get(i).conclude(target, words.get(i)));
        }
        return new TargetReport(target.text(), results);
    }
}
