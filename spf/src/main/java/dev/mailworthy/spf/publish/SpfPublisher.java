package dev.mailworthy.spf.publish;

import dev.mailworthy.core.Finding;
import dev.mailworthy.core.FindingType;
import dev.mailworthy.core.PublishedRecord;
import dev.mailworthy.core.Severity;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.stop.CallLimits;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.net.form.NameForm;
import dev.mailworthy.spf.Spf;
import dev.mailworthy.spf.SpfCheck;
import dev.mailworthy.spf.SpfFinding;
import dev.mailworthy.spf.record.Directive;
import dev.mailworthy.spf.record.SpfParse;
import dev.mailworthy.spf.result.SpfCause;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * SPF for the publisher of a record (RFC 7208): which addresses it authorises, what it costs receivers, its faults, and the record
 * to publish instead. Its calls block during DNS questions; {@link #async} makes a call that does not. After an interrupt what has
 * no answer is unanswered, and the thread stays interrupted. Safe for use by many threads.
 *
 * <pre>{@code
 * SpfSurvey survey = SpfPublisher.over(WireDns.system()).survey(DomainName.parse("example.org"));
 * survey.findings().forEach(finding -> System.out.println(finding.message()));
 * }</pre>
 */
public final class SpfPublisher {

    /** Faults that a check of an address cannot meet when an earlier term lets the address pass. */
    private static final Set<FindingType> UNMET =
            Set.of(SpfFinding.SPF_PASS_ALL, SpfFinding.SPF_TERM_BUDGET, SpfFinding.SPF_TARGET);

    /** Terms without effect, which were meant to let other senders pass: a notice where the addresses of the check pass. */
    private static final Set<FindingType> WITHOUT_EFFECT =
            Set.of(SpfFinding.SPF_IGNORED_TERM, SpfFinding.SPF_AFTER_ALL);

    private final Dns dns;
    private final Clock clock;
    private final CallLimits limits;

    private SpfPublisher(Dns dns, Clock clock, CallLimits limits) {
        this.dns = dns;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * {@return a publisher without a time limit of its own}
     *
     * @param dns answers all questions
     */
    public static SpfPublisher over(Dns dns) {
        return new SpfPublisher(dns, Clock.systemUTC(), CallLimits.standard());
    }

    /**
     * {@return a publisher that runs its asynchronous calls on another executor} The default has a daemon thread for each.
     *
     * @param executor runs the calls of {@link #async}
     */
    public SpfPublisher withExecutor(Executor executor) {
        return new SpfPublisher(dns, clock, limits.on(executor));
    }

    /**
     * {@return a publisher with a time limit for each call} What has no answer by then is unanswered. Without it the deadline of
     * the DNS bounds each question.
     *
     * @param time of one call, more than zero
     * @throws IllegalArgumentException if the time is not positive
     */
    public SpfPublisher within(Duration time) {
        return new SpfPublisher(dns, clock, limits.within(time));
    }

    /**
     * Makes any call of this class without blocking, on a thread of the executor:
     * {@code publisher.async(each -> each.survey(domain))}. Cancelling the future, or its {@code orTimeout}, stops the questions.
     *
     * @param <T> what the call gives
     * @param call is given a publisher whose questions stop with the future
     * @return the future of the call's value; it completes exceptionally only with an exception of the call itself
     */
    public <T> CompletableFuture<T> async(Function<SpfPublisher, T> call) {
        return limits.async(() -> call.apply(this));
    }

    /** One call, whose questions an interrupt or the time limit stops. */
    private <T> T call(Function<SpfPublisher, T> work) {
        return limits.blocking(dns, run -> work.apply(new SpfPublisher(run, clock, limits)));
    }

    /**
     * {@return a publisher with another clock, for the time limit of {@link SpfCheck checks} and the macro t}
     *
     * @param other the clock of all checks
     */
    public SpfPublisher withClock(Clock other) {
        return new SpfPublisher(dns, other, limits);
    }

    /**
     * {@return the tree of the record that the domain publishes now} Asks at most 400 questions.
     *
     * @param domain whose record is read
     */
    public SpfSurvey survey(DomainName domain) {
        return call(each -> each.surveyed(domain));
    }

    private SpfSurvey surveyed(DomainName domain) {
        Surveyor surveyor = new Surveyor(dns);
        return concluded(domain, surveyor.visit(domain, Set.of()), surveyor);
    }

    /**
     * {@return the tree of a record that is not published yet, as if the domain published it}
     *
     * @param domain that would publish the record
     * @param record a record, or a text that is none
     */
    public SpfSurvey survey(DomainName domain, SpfParse record) {
        return call(each -> each.surveyed(domain, record));
    }

    private SpfSurvey surveyed(DomainName domain, SpfParse record) {
        Surveyor surveyor = new Surveyor(dns);
        return concluded(domain, surveyor.read(domain, record, Set.of()), surveyor);
    }

    /**
     * {@return the tree of the record that the owner means, also where receivers do not read it: several records together, slips
     * corrected, and without {@code +all}, which names no sender} Asks at most 400 questions.
     *
     * @param domain whose texts are read
     */
    public SpfSurvey meant(DomainName domain) {
        return call(each -> each.meantNow(domain));
    }

    private SpfSurvey meantNow(DomainName domain) {
        return RepairSearch.present(domain, dns)
                .filter(texts -> !texts.isEmpty())
                .map(texts -> surveyed(domain, RepairSearch.intended(texts).parse()))
                .orElseGet(() -> surveyed(domain));
    }

    private static SpfSurvey concluded(DomainName domain, SurveyNode root, Surveyor surveyor) {
        AddressSet authorised = root.authorised();
        return new SpfSurvey(
                domain,
                root,
                authorised,
                surveyor.txtOctets(),
                surveyor.queries(),
                SurveyFaults.of(domain, root, authorised, surveyor.txtOctets()),
                surveyor.unanswered());
    }

    /**
     * Checks every address of a sender in MAIL FROM, and the HELO name, which stands for the sender of bounces.
     *
     * @param sender the domain with its addresses and names
     * @return a report with one check for each address
     */
    public SpfReport check(SpfSender sender) {
        return call(each -> each.checked(sender));
    }

    private SpfReport checked(SpfSender sender) {
        AskedOnce once = new AskedOnce(dns);
        List<SpfSender> helos = sender.byName()
                .flatMap(named -> SpfPublisher.named(named).stream())
                .toList();
        // Both identities are asked about side by side: neither waits for the answers of the other.
        helos.forEach(named -> begin(named, ip -> SpfRequest.helo(ip, named.helo()), once));
        return check(sender, ip -> new SpfRequest(ip, sender.mailbox(), sender.helo(ip)), once)
                .withHelo(SpfReport.Helo.of(
                        helos.stream().map(named -> helo(named, once)).toList()));
    }

    /** The HELO name in place of the domain (RFC 7208 sections 2.3 and 2.4). A name that is the domain is checked with it. */
    private static Optional<SpfSender> named(SpfSender sender) {
        return DomainName.ofOctets(sender.helo())
                .filter(name ->
                        NameForm.of(name) == NameForm.FULL && !name.toString().contains("["))
                .filter(name -> !name.equals(sender.domain()))
                .map(name -> new SpfSender(name, sender.helo(), sender.addresses(), SpfSender.Coverage.SOME_ADDRESSES));
    }

    private SpfReport.Helo helo(SpfSender named, AskedOnce once) {
        List<SpfCheck> checks = checks(named, ip -> SpfRequest.helo(ip, named.helo()), once);
        boolean wanted = checks.stream().anyMatch(SpfReport.Helo::isRefused);
        return new SpfReport.Helo(
                checks, wanted ? repair(named, checks, once).stream().toList() : List.of());
    }

    /**
     * Checks one SMTP session. Other addresses may send for its domain.
     *
     * @param request client address, identity and HELO name
     * @return a report with this one check
     */
    public SpfReport check(SpfRequest request) {
        return call(each -> each.checked(request));
    }

    private SpfReport checked(SpfRequest request) {
        AskedOnce once = new AskedOnce(dns);
        SpfCheck check = Spf.over(once).withClock(clock).check(request);
        List<SpfCheck> one = List.of(check);
        Optional<SpfSender> sender = DomainName.ofOctets(check.domain())
                .map(domain -> new SpfSender(
                        domain, request.helo(), List.of(request.ip()), SpfSender.Coverage.SOME_ADDRESSES));
        return new SpfReport(
                one,
                SpfSender.Coverage.SOME_ADDRESSES,
                sender.filter(known -> needsRepair(one)).flatMap(known -> repair(known, one, once)),
                SpfReport.Tree.notRead(),
                SpfReport.Helo.notChecked());
    }

    private SpfReport check(SpfSender sender, Function<IpAddress, SpfRequest> request, AskedOnce once) {
        List<SpfCheck> checks = checks(sender, request, once);
        SpfReport.Tree tree = tree(sender.domain(), checks, once);
        boolean wanted = needsRepair(checks) || !tree.findings().isEmpty();
        return new SpfReport(
                checks,
                sender.coverage(),
                wanted ? repair(sender, checks, once) : Optional.empty(),
                tree,
                SpfReport.Helo.notChecked());
    }

    /** Faults of a record that passes, which other senders and spoofers meet. A record that does not pass is a finding itself. */
    private static SpfReport.Tree tree(DomainName domain, List<SpfCheck> checks, AskedOnce once) {
        boolean passes = !checks.isEmpty() && checks.stream().allMatch(check -> check.result() == SpfResult.PASS);
        if (!passes) {
            return notPassing(domain, checks, once);
        }
        SpfReading reading = SpfReading.of(domain, once.untilUnanswered());
        return new SpfReport.Tree(
                Stream.of(
                                reading.findings().stream().filter(finding -> UNMET.contains(finding.type())),
                                SurveyFaults.dangling(domain, reading.survey().root()),
                                reading.findings().stream()
                                        .filter(finding -> WITHOUT_EFFECT.contains(finding.type()))
                                        .map(finding -> finding.withSeverity(Severity.NOTICE)))
                        .flatMap(found -> found)
                        .toList(),
                reading.unanswered().stream()
                        .map(check -> check.leavingOpen(UNMET.toArray(FindingType[]::new)))
                        .toList(),
                Optional.empty());
    }

    /** A record that stands at a wrong name, if there is none; or the circles of a record with too many terms. */
    private static SpfReport.Tree notPassing(DomainName domain, List<SpfCheck> checks, AskedOnce once) {
        if (checks.stream().anyMatch(check -> check.result() == SpfResult.NONE)) {
            return new SpfReport.Tree(
                    List.of(), List.of(), SpfReading.Misplaced.of(domain, once).map(SpfReading.Misplaced::sentence));
        }
        return checks.stream().anyMatch(check -> check.cause().code() == SpfCause.Code.TERM_LIMIT)
                ? new SpfReport.Tree(circles(domain, once.untilUnanswered()), List.of(), Optional.empty())
                : SpfReport.Tree.notRead();
    }

    /** Records that include themselves. They are why a short record has too many terms. */
    private static List<Finding> circles(DomainName domain, Dns dns) {
        SpfSurvey survey = over(dns).survey(domain);
        return survey.root().hasCircle()
                ? survey.findings().stream()
                        .filter(finding -> finding.type() == SpfFinding.SPF_PERMERROR)
                        .toList()
                : List.of();
    }

    private List<SpfCheck> checks(SpfSender sender, Function<IpAddress, SpfRequest> request, AskedOnce once) {
        return begin(sender, request, once).stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private List<CompletableFuture<SpfCheck>> begin(
            SpfSender sender, Function<IpAddress, SpfRequest> request, AskedOnce once) {
        Spf spf = Spf.over(once).withClock(clock).withExecutor(Runnable::run);
        return sender.addresses().stream()
                .map(ip -> spf.checkAsync(request.apply(ip)))
                .toList();
    }

    private static boolean needsRepair(List<SpfCheck> checks) {
        return checks.stream()
                .anyMatch(check -> check.result() != SpfResult.PASS && check.result() != SpfResult.TEMPERROR);
    }

    /**
     * {@return the record that lets every address of a sender pass and has no faults that lint and {@link SpfSurvey survey} find}
     * It is the present record if that has no fault. Empty if no record near the present one lets all addresses pass within the
     * limits.
     *
     * @param sender the domain with its addresses and names
     */
    public Optional<SpfRepair> repair(SpfSender sender) {
        return call(each -> each.repaired(sender));
    }

    private Optional<SpfRepair> repaired(SpfSender sender) {
        AskedOnce once = new AskedOnce(dns);
        return repair(sender, checks(sender, ip -> new SpfRequest(ip, sender.mailbox(), sender.helo(ip)), once), once);
    }

    private Optional<SpfRepair> repair(SpfSender sender, List<SpfCheck> checks, AskedOnce once) {
        return search(sender, checks, once).find();
    }

    private RepairSearch search(SpfSender sender, List<SpfCheck> checks, AskedOnce once) {
        List<Directive> stale = sender.coverage() == SpfSender.Coverage.ALL_ADDRESSES
                ? SpfDrift.among(checks).stream().map(SpfDrift::term).toList()
                : List.of();
        return new RepairSearch(sender, stale, once.untilUnanswered(), clock);
    }

    /**
     * {@return a record of an earlier {@link SpfRepair repair}, if it still lets every address of a sender pass with this DNS}
     *
     * @param sender the domain with its addresses and names
     * @param record the record that was proposed before
     */
    public Optional<SpfRepair> proved(SpfSender sender, PublishedRecord record) {
        return call(each -> each.provedNow(sender, record));
    }

    private Optional<SpfRepair> provedNow(SpfSender sender, PublishedRecord record) {
        AskedOnce once = new AskedOnce(dns);
        List<SpfCheck> checks = checks(sender, ip -> new SpfRequest(ip, sender.mailbox(), sender.helo(ip)), once);
        return search(sender, checks, once).proved(record);
    }

    /**
     * Checks every address with the identities that its mail server uses.
     *
     * @param domain in MAIL FROM
     * @param addresses the addresses to check, one row each
     * @param helo the name in HELO or EHLO
     * @return one row for each address, in their order
     */
    public SpfAudit audit(DomainName domain, List<IpAddress> addresses, String helo) {
        return call(each -> each.audited(domain, addresses, helo));
    }

    private SpfAudit audited(DomainName domain, List<IpAddress> addresses, String helo) {
        SpfSender sender = new SpfSender(domain, helo, addresses, SpfSender.Coverage.ALL_ADDRESSES);
        AskedOnce once = new AskedOnce(dns);
        SpfReport mailFrom = check(sender, ip -> new SpfRequest(ip, sender.mailbox(), helo), once);
        SpfReport ofHelo = DomainName.ofOctets(helo)
                .map(name -> new SpfSender(name, helo, addresses, SpfSender.Coverage.ALL_ADDRESSES))
                .map(named -> check(named, ip -> SpfRequest.helo(ip, helo), once))
                .orElseGet(() -> unnamed(sender, helo, once));
        List<SpfCheck> reports = checks(sender, ip -> new SpfRequest(ip, "", helo), once);
        List<SpfAudit.Row> rows = new ArrayList<>();
        IntStream.range(0, addresses.size())
                .forEach(i -> rows.add(new SpfAudit.Row(
                        mailFrom.checks().get(i), ofHelo.checks().get(i), reports.get(i))));
        return new SpfAudit(rows, mailFrom, ofHelo);
    }

    /** Checks a HELO name that is no domain name. No record can be published for it. */
    private SpfReport unnamed(SpfSender sender, String helo, AskedOnce once) {
        return new SpfReport(
                checks(sender, ip -> SpfRequest.helo(ip, helo), once),
                sender.coverage(),
                Optional.empty(),
                SpfReport.Tree.notRead(),
                SpfReport.Helo.notChecked());
    }
}
