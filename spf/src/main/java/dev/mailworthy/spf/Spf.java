package dev.mailworthy.spf;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.spf.result.SpfLimits;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import dev.mailworthy.spf.result.VoidCounting;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Evaluates SPF (RFC 7208). Safe for use by many threads; it keeps parsed records, so one for all checks is best. */
public final class Spf {

    private final Dns dns;
    private final SpfSettings settings;

    private Spf(Dns dns, SpfSettings settings) {
        this.dns = dns;
        this.settings = settings;
    }

    public static Spf over(Dns dns) {
        return new Spf(dns, SpfSettings.standard());
    }

    /** The same with another clock, for the time budget and the t macro. */
    public Spf withClock(Clock clock) {
        return new Spf(dns, settings.withClock(clock));
    }

    public Spf withLimits(SpfLimits limits) {
        return new Spf(dns, settings.withLimits(limits));
    }

    public Spf withVoidCounting(VoidCounting counting) {
        return new Spf(dns, settings.withVoids(counting));
    }

    /** The same, naming the host that checks, for the r macro. */
    public Spf withReceiver(DomainName receiver) {
        return new Spf(dns, settings.withReceiver(receiver.toString()));
    }

    /**
     * check_host() (section 4). Blocks for at most the limits' time. An interrupt is kept and ends in temperror.
     */
    public SpfCheck check(SpfRequest request) {
        Driver driver = new Driver(dns);
        return driver.block(new SpfEvaluation(request, settings, driver));
    }

    /** The same without blocking; the future always completes normally. */
    public CompletableFuture<SpfCheck> checkAsync(SpfRequest request) {
        Driver driver = new Driver(dns);
        return driver.proceed(new SpfEvaluation(request, settings, driver));
    }

    /** The check and every question it asked with its answer, to be {@link #replay replayed}. */
    public Recorded record(SpfRequest request) {
        Driver driver = new Driver(dns);
        SpfEvaluation evaluation = new SpfEvaluation(request, settings, driver);
        return new Recorded(driver.block(evaluation), evaluation.transcript());
    }

    /** A check with the answers that it got. */
    public record Recorded(SpfCheck check, Map<DnsQuestion, DnsAnswer> transcript) {}

    /** The same check from recorded answers; the DNS is not asked, and what was not recorded is unanswered. */
    public SpfCheck replay(SpfRequest request, Map<DnsQuestion, DnsAnswer> transcript) {
        DnsAnswer missing = new DnsAnswer.Skipped(
                Reason.SKIPPED, "the question was not recorded", DnsAnswer.Origin.none("transcript"));
        return new SpfEvaluation(request, settings, question -> transcript.getOrDefault(question, missing))
                .result()
                .orElseThrow();
    }

    /**
     * Both identities of a session in the RFC's order: HELO first, then MAIL FROM unless HELO already failed
     * (sections 2.3 and 2.4).
     *
     * @param mailFrom the mailbox, or empty for the null reverse-path, which is the HELO identity again
     */
    public SpfSession checkSession(IpAddress ip, String helo, String mailFrom) {
        SpfCheck ofHelo = check(SpfRequest.helo(ip, helo));
        boolean decided = mailFrom.isEmpty() || ofHelo.result() == SpfResult.FAIL;
        return new SpfSession(
                ofHelo, decided ? Optional.empty() : Optional.of(check(new SpfRequest(ip, mailFrom, helo))));
    }

    /** Every address with the identities that a mail server at it uses. */
    public SpfAudit audit(DomainName domain, List<IpAddress> addresses, String helo) {
        return new SpfAudit(addresses.stream()
                .map(ip -> new SpfAudit.Row(
                        check(new SpfRequest(ip, "postmaster@" + domain, helo)),
                        check(SpfRequest.helo(ip, helo)),
                        check(new SpfRequest(ip, "", helo))))
                .toList());
    }

    /** An evaluation without input and output, for drivers of your own; the DNS port is not asked. */
    public SpfEvaluation start(SpfRequest request) {
        return new SpfEvaluation(request, settings, question -> null);
    }
}
