package dev.mailworthy.dnsbl;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.ask.AskedList;
import dev.mailworthy.dnsbl.ask.Inquiry;
import dev.mailworthy.dnsbl.ask.Selection;
import dev.mailworthy.dnsbl.ask.Word;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.catalogue.TargetKind;
import dev.mailworthy.dnsbl.health.DnsblFinding;
import dev.mailworthy.dnsbl.health.LeftOut;
import dev.mailworthy.dnsbl.health.ListHealth;
import dev.mailworthy.dnsbl.health.ListResult;
import dev.mailworthy.dnsbl.mirror.MirrorDns;
import dev.mailworthy.dnsbl.mirror.MirrorZone;
import dev.mailworthy.dnsbl.sweep.Sweep;
import dev.mailworthy.dnsbl.sweep.SweepLimits;
import dev.mailworthy.dnsbl.sweep.SweepRequest;
import dev.mailworthy.dnsbl.sweep.SweptList;
import dev.mailworthy.dnsbl.sweep.Throttle;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Queries lists about addresses and domains, and tests each list with its own test entries. Safe for use by many threads. */
public final class Dnsbl {

    private static final int STALE_AFTER_DAYS = 90;

    /** The most {@link Target targets} in flight at once. With more, resolvers drop questions. */
    private static final int AT_ONCE = 64;

    private final Dns dns;
    private final Catalogue catalogue;
    private final Selection selection;
    private final Keys keys;
    private final Clock clock;

    private Dnsbl(Dns dns, Catalogue catalogue, Keys keys, List<MirrorZone> mirrors, Clock clock) {
        this.dns = mirrors.isEmpty() ? dns : MirrorDns.of(mirrors, dns, clock);
        this.catalogue = catalogue;
        this.selection = Selection.of(catalogue, keys, mirrors);
        this.keys = keys;
        this.clock = clock;
    }

    /** Queries lists without {@link Keys keys}. Lists that need a key are left out. */
    public static Dnsbl over(Dns dns, Catalogue catalogue) {
        return new Dnsbl(dns, catalogue, Keys.none(), List.of(), Clock.systemUTC());
    }

    /**
     * @param mirrors zones in memory, which are used instead of the DNS
     * @param clock tells how old the catalogue is
     * @throws IllegalArgumentException if a zone with its key is no domain name; the message does not show the key
     */
    public static Dnsbl over(Dns dns, Catalogue catalogue, Keys keys, List<MirrorZone> mirrors, Clock clock) {
        return new Dnsbl(dns, catalogue, keys, List.copyOf(mirrors), clock);
    }

    /**
     * Queries every list that takes the target's kind, and the test entries of each list. Blocks until all are answered.
     *
     * @param targets address literals or domain names
     * @throws IllegalArgumentException with one sentence if a target is neither
     */
    public DnsblReport check(List<String> targets) {
        Map<TargetKind, List<Inquiry>> byKind = new EnumMap<>(TargetKind.class);
        List<Target> all = targets.stream().map(Target::parse).toList();
        List<TargetReport> reports = new ArrayList<>();
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            List<Pending> pending = all.subList(i, Math.min(all.size(), i + AT_ONCE)).stream()
                    .map(target -> pending(target, byKind.computeIfAbsent(target.kind(), this::inquiries)))
                    .toList();
            pending.forEach(each -> reports.add(each.conclude()));
        }
        return new DnsblReport(reports, selection.leftOut(), staleness());
    }

    /** Tests every list with its own test entries, for each kind of target that the list takes. Blocks. */
    public List<ListHealth> health() {
        return Stream.of(TargetKind.values()).flatMap(kind -> inquiries(kind).stream()).toList().stream()
                .map(inquiry -> inquiry.health().join())
                .toList();
    }

    /**
     * Examines the resolver: whether it is public, forwards, invents answers or validates, and which lists answer it. Blocks.
     *
     * @param resolvers the addresses of the resolvers in use
     * @param own this machine's addresses; empty if they are not known
     * @param random makes a name that does not exist
     */
    public ResolverDiagnosis diagnose(List<IpAddress> resolvers, Collection<IpAddress> own, RandomGenerator random) {
        return new ResolverExamination(dns, resolvers, own).examine(random, health());
    }

    /** The lists that cannot be queried yet, with what each operator requires first. */
    public List<LeftOut> leftOut() {
        return selection.leftOut();
    }

    /**
     * Prepares a {@link Sweep}. The test entries of every list are queried now; this blocks.
     *
     * @throws IllegalArgumentException if no list can be queried
     */
    public Sweep sweep(SweepRequest request) {
        return sweep(request, System::nanoTime);
    }

    public Sweep sweep(SweepRequest request, LongSupplier nanos) {
        SweepLimits limits = new SweepLimits(request.limits(), keys);
        List<SweptList> lists = selection.asked().stream()
                .map(list -> new SweptList(list, inquiries(list), throttle(list, limits, request), limits.perDay(list)))
                .toList();
        if (lists.isEmpty()) {
            throw new IllegalArgumentException("no list is left to be asked");
        }
        return new Sweep(lists, request, limits, nanos);
    }

    private Map<TargetKind, Inquiry> inquiries(AskedList list) {
        Map<TargetKind, Inquiry> inquiries = new EnumMap<>(TargetKind.class);
        list.entry().kinds().forEach(kind -> inquiries.put(kind, new Inquiry(dns, list, kind, keys)));
        return inquiries;
    }

    private static @Nullable Throttle throttle(AskedList list, SweepLimits limits, SweepRequest request) {
        OptionalInt own = limits.perSecond(list);
        int rate = Math.min(own.orElse(Integer.MAX_VALUE), request.rate().orElse(Integer.MAX_VALUE));
        return rate == Integer.MAX_VALUE ? null : new Throttle(rate, System::nanoTime);
    }

    private List<Inquiry> inquiries(TargetKind kind) {
        return selection.asked().stream()
                .filter(list -> list.takes(kind))
                .map(list -> new Inquiry(dns, list, kind, keys))
                .toList();
    }

    private static Pending pending(Target target, List<Inquiry> inquiries) {
        return new Pending(
                target,
                inquiries.stream().map(inquiry -> Asked.of(inquiry, target)).toList());
    }

    /** One list and its pending answer about one target. */
    private record Asked(Inquiry inquiry, CompletableFuture<Word> word, CompletableFuture<Optional<String>> reason) {
        public static Asked of(Inquiry inquiry, Target target) {
            CompletableFuture<Word> word = inquiry.ask(target);
            return new Asked(inquiry, word, inquiry.reason(target, word));
        }

        ListResult conclude() {
            return inquiry.conclude(word.join(), reason.join());
        }
    }

    /** A target and its pending answers of all lists. */
    private record Pending(Target target, List<Asked> asked) {
        TargetReport conclude() {
            return new TargetReport(target, asked.stream().map(Asked::conclude).toList());
        }
    }

    /** A finding if the {@link Catalogue catalogue} is old. A catalogue without a date has none. */
    Optional<Finding> staleness() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return catalogue
                .date()
                .filter(date -> date.plusDays(STALE_AFTER_DAYS).isBefore(today))
                .map(date -> Finding.of(
                        DnsblFinding.DNSBL_CATALOGUE_STALE,
                        "list catalogue",
                        "It was last reviewed on " + date + ", which is more than " + STALE_AFTER_DAYS + " days ago.",
                        new Evidence("catalogue " + catalogue.version(), "reviewed " + date)));
    }
}
