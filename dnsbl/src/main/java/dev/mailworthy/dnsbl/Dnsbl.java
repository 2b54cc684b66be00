package dev.mailworthy.dnsbl;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.stop.CallLimits;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.dnsbl.ask.Inquiry;
import dev.mailworthy.dnsbl.ask.Selection;
import dev.mailworthy.dnsbl.catalogue.Catalogue;
import dev.mailworthy.dnsbl.catalogue.Keys;
import dev.mailworthy.dnsbl.catalogue.Target;
import dev.mailworthy.dnsbl.health.DnsblFinding;
import dev.mailworthy.dnsbl.health.LeftOut;
import dev.mailworthy.dnsbl.health.ListHealth;
import dev.mailworthy.dnsbl.mirror.MirrorDns;
import dev.mailworthy.dnsbl.mirror.MirrorZone;
import dev.mailworthy.dnsbl.sweep.Sweep;
import dev.mailworthy.dnsbl.sweep.SweepRequest;
import dev.mailworthy.dnsbl.target.SpecialTargets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Queries lists about addresses and domains, and tests each list with its own test entries (RFC 5782 section 5). Safe for use by
 * many threads. Each check tests the lists anew; a server takes a {@link #session}.
 *
 * <pre>{@code
 * Dnsbl dnsbl = Dnsbl.over(WireDns.system(), Catalogue.bundled().profile(Profile.DELIVERABILITY));
 * for (TargetReport target : dnsbl.check(List.of("192.0.2.1")).targets()) {
 *     System.out.println(target.target().text() + " " + target.verdict());
 * }
 * }</pre>
 */
public final class Dnsbl {

    private static final int STALE_AFTER_DAYS = 90;

    private final Dns dns;
    private final Catalogue catalogue;
    private final Selection selection;
    private final Keys keys;
    private final Clock clock;
    private final CallLimits limits;

    private Dnsbl(Dns dns, Catalogue catalogue, Keys keys, List<MirrorZone> mirrors, Clock clock) {
        this.dns = mirrors.isEmpty() ? dns : MirrorDns.of(mirrors, dns, clock);
        this.catalogue = catalogue;
        this.selection = Selection.of(catalogue, keys, mirrors);
        this.keys = keys;
        this.clock = clock;
        this.limits = CallLimits.standard();
    }

    private Dnsbl(Dnsbl like, CallLimits limits) {
        this.dns = like.dns;
        this.catalogue = like.catalogue;
        this.selection = like.selection;
        this.keys = like.keys;
        this.clock = like.clock;
        this.limits = limits;
    }

    /**
     * Queries lists without {@link Keys keys}. Lists that need a key are left out.
     *
     * @param dns asks the lists; a public resolver is refused by many of them
     * @param catalogue the lists to ask
     * @return checks without keys, mirrors or a time limit
     */
    public static Dnsbl over(Dns dns, Catalogue catalogue) {
        return new Dnsbl(dns, catalogue, Keys.none(), List.of(), Clock.systemUTC());
    }

    /**
     * {@return checks without a time limit}
     *
     * @param dns asks the lists that no mirror has
     * @param catalogue the lists to ask
     * @param keys of lists that need one
     * @param mirrors zones in memory, which are used instead of the DNS
     * @param clock tells how old the catalogue is
     * @throws IllegalArgumentException if a zone with its key is no domain name; the message does not show the key
     */
    public static Dnsbl over(Dns dns, Catalogue catalogue, Keys keys, List<MirrorZone> mirrors, Clock clock) {
        return new Dnsbl(dns, catalogue, keys, List.copyOf(mirrors), clock);
    }

    /**
     * Queries whose futures complete on another executor. The default has a daemon thread for each continuation that runs.
     *
     * @param replacement completes the futures of the asynchronous forms
     * @return these checks with this executor
     */
    public Dnsbl withExecutor(Executor replacement) {
        return new Dnsbl(this, limits.on(replacement));
    }

    /**
     * Queries with a time limit for each call. Lists that have not answered by then are unanswered with
     * {@link Reason#TIMEOUT}. Without it the deadline of the DNS bounds each question.
     *
     * @param time of one call, more than zero
     * @return these checks with this time limit
     * @throws IllegalArgumentException if the time is not positive
     */
    public Dnsbl within(Duration time) {
        return new Dnsbl(this, limits.within(time));
    }

    /**
     * Asks every list that takes the target's kind. The test entries of each list are asked for as well. Blocks, at most 64
     * targets at a time, each for the deadline of the DNS, all for the time of {@link #within}. After an interrupt the lists
     * without an answer are unanswered, and the thread stays interrupted.
     * An IPv4-mapped IPv6 address is asked as IPv4.
     *
     * @param targets address literals or domain names
     * @return one report for each target, in their order, and the lists that were left out
     * @throws IllegalArgumentException with one sentence if a target is neither
     */
    public DnsblReport check(List<String> targets) {
        return check(targets, SpecialTargets.ASKED);
    }

    /**
     * Asks as {@link #check(List)} does, but with {@link SpecialTargets#REFUSED} no list is asked about an address that the
     * Internet does not route: it is unanswered, because every list would answer "not listed".
     *
     * @param targets address literals or domain names
     * @param special what is done with addresses that the Internet does not route
     * @return one report for each target, in their order, and the lists that were left out
     */
    public DnsblReport check(List<String> targets, SpecialTargets special) {
        List<Target> all = targets.stream().map(TargetRun::target).toList();
        return blocking(this::once, special, run -> report(run.dns().await(run.all(all))));
    }

    /**
     * Checks like {@link #check(List)}, without blocking. The future completes on the executor of {@link #withExecutor}, so that
     * a continuation may block. It completes normally, unless the caller ends it: cancelling it, or its {@code orTimeout}, stops
     * the questions.
     *
     * @param targets address literals or domain names
     * @return the future of what {@link #check(List)} gives
     */
    public CompletableFuture<DnsblReport> checkAsync(List<String> targets) {
        List<Target> all = targets.stream().map(TargetRun::target).toList();
        return async(this::once, run -> run.all(all).thenApply(this::report));
    }

    private DnsblReport report(List<TargetReport> targets) {
        return new DnsblReport(targets, selection.leftOut(), staleness());
    }

    /**
     * Checks for a server, with the results of the lists' test entries kept for a time.
     *
     * @param healthFor how long a list that passed its test is trusted; an hour is usual
     * @return a session over these lists; keep one object
     * @throws IllegalArgumentException if the time is not positive
     */
    public DnsblSession session(Duration healthFor) {
        if (healthFor.isNegative() || healthFor.isZero()) {
            throw new IllegalArgumentException("the time must be positive");
        }
        return new DnsblSession(this, lists(dns, healthFor));
    }

    private KnownLists lists(Dns through, Duration healthFor) {
        return new KnownLists(
                selection.asked(), (list, kind) -> new Inquiry(through, list, kind, keys), healthFor, clock);
    }

    /** The lists of one call, which are tested in it. */
    private KnownLists once(Dns run) {
        return lists(run, Duration.ofDays(1));
    }

    <T> T blocking(Function<Dns, KnownLists> lists, Function<TargetRun, T> work) {
        return blocking(lists, SpecialTargets.ASKED, work);
    }

    private <T> T blocking(Function<Dns, KnownLists> lists, SpecialTargets special, Function<TargetRun, T> work) {
        return limits.blocking(dns, run -> work.apply(new TargetRun(run, lists.apply(run), special)));
    }

    <T> CompletableFuture<T> async(Function<Dns, KnownLists> lists, Function<TargetRun, CompletableFuture<T>> work) {
        return limits.future(dns, run -> work.apply(new TargetRun(run, lists.apply(run), SpecialTargets.ASKED)));
    }

    /**
     * Tests every list with its own test entries, for each kind of target that the list takes. Blocks, at most for the deadline of
     * the DNS or the time of {@link #within}. After an interrupt the lists without an answer are unanswered.
     *
     * @return one result for each list and kind of target
     */
    public List<ListHealth> health() {
        return health(this::once);
    }

    List<ListHealth> health(Function<Dns, KnownLists> lists) {
        return blocking(lists, TargetRun::health);
    }

    /**
     * Examines the resolver: whether it is public, forwards, invents answers or validates, and which lists answer it. Blocks, at
     * most for the deadline of the DNS or the time of {@link #within}; an interrupt ends it early.
     *
     * @param resolvers the addresses of the resolvers in use
     * @param own this machine's addresses; empty if they are not known
     * @param random makes a name that does not exist
     * @return what is known of the resolver, with its findings
     */
    public ResolverDiagnosis diagnose(List<IpAddress> resolvers, Collection<IpAddress> own, RandomGenerator random) {
        List<ListHealth> lists = health();
        return limits.blocking(dns, run -> new ResolverExamination(run, resolvers, own).examine(random, lists));
    }

    /** {@return the lists that cannot be queried yet, with what each operator requires first} */
    public List<LeftOut> leftOut() {
        return selection.leftOut();
    }

    /**
     * Prepares a {@link Sweep}. The questions for the test entries of every list are sent now; their answers are waited for when it
     * runs. {@link #within} limits its time, and its future completes on the executor of {@link #withExecutor}. Does not block.
     *
     * @param request targets, limits and the file of the progress
     * @return a sweep that has not begun
     * @throws IllegalArgumentException if no list can be queried
     */
    public Sweep sweep(SweepRequest request) {
        return sweep(request, System::nanoTime);
    }

    /**
     * Prepares a {@link Sweep} as {@link #sweep(SweepRequest)} does, with another clock for its progress.
     *
     * @param request targets, limits and the file of the progress
     * @param nanos a clock in nanoseconds
     * @return a sweep that has not begun
     * @throws IllegalArgumentException if no list can be queried
     */
    public Sweep sweep(SweepRequest request, LongSupplier nanos) {
        return Sweep.of(dns, selection.asked(), keys, request, nanos, limits);
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
