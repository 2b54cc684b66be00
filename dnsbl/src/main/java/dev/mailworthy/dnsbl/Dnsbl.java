package dev.mailworthy.dnsbl;

import dev.mailworthy.core.dns.Dns;
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
        Map<TargetKind, List<Inquiry>> byKind = new EnumMap<>(TargetKind.class);
        List<Pending> pending = targets.stream().map(Target::parse).toList().stream()
                .map(target -> pending(target, byKind.computeIfAbsent(target.kind(), this::inquiries)))
                .toList();
        return new DnsblReport(pending.stream().map(Pending::conclude).toList());
    }

    private static Pending pending(Target target, List<Inquiry> inquiries) {
        return new Pending(
                target,
                inquiries.stream()
                        .map(inquiry -> new Asked(inquiry, inquiry.ask(target)))
                        .toList());
    }

    /** One list, asked about one target. */
    private record Asked(Inquiry inquiry, CompletableFuture<Word> word) {}

    /** A target and all that was asked about it. */
    private record Pending(Target target, List<Asked> asked) {
        TargetReport conclude() {
            return new TargetReport(
                    target.text(),
                    asked.stream()
                            .map(one -> one.inquiry().conclude(target, one.word()))
                            .toList());
        }
    }

    private List<Inquiry> inquiries(TargetKind kind) {
        return catalogue.entries().stream()
                .filter(list -> list.kinds().contains(kind))
                .map(list -> new Inquiry(dns, list, kind))
                .toList();
    }
}
