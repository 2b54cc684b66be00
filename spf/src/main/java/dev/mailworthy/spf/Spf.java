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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Evaluates SPF (RFC 7208). Safe for use by many threads. Use one object for all checks, because it caches parsed records. */
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

    /** An evaluator with another clock, for the time limit and the macro t. */
    public Spf withClock(Clock clock) {
        return new Spf(dns, settings.withClock(clock));
    }

    public Spf withLimits(SpfLimits limits) {
        return new Spf(dns, settings.withLimits(limits));
    }

    public Spf withVoidCounting(VoidCounting counting) {
        return new Spf(dns, settings.withVoids(counting));
    }

    /** An evaluator with the name of the checking host, for the macro r. */
    public Spf withReceiver(DomainName receiver) {
        return new Spf(dns, settings.withReceiver(receiver.toString()));
    }

    /**
     * Runs check_host() (section 4). Blocks, at most for {@link SpfLimits#time}. After an interrupt the result is temperror,
     * and the interrupt flag stays set.
     */
    public SpfCheck check(SpfRequest request) {
        Driver driver = new Driver(dns);
        return driver.block(new SpfEvaluation(request, settings, driver));
    }

    /** Runs check_host() without blocking. The future always completes normally. */
    public CompletableFuture<SpfCheck> checkAsync(SpfRequest request) {
        Driver driver = new Driver(dns);
        return driver.proceed(new SpfEvaluation(request, settings, driver));
    }

    /**
     * Checks and keeps every question with its answer, so that the check can be {@link #replay replayed}. Blocks like
     * {@link #check}.
     */
    public Recorded record(SpfRequest request) {
        Driver driver = new Driver(dns);
        SpfEvaluation evaluation = new SpfEvaluation(request, settings, driver);
        return new Recorded(driver.block(evaluation), evaluation.transcript());
    }

    /** A {@link SpfCheck check} with its questions and answers. */
    public record Recorded(SpfCheck check, Map<DnsQuestion, DnsAnswer> transcript) {}

    /** Repeats a check from recorded answers. The DNS is not asked; a question that was not recorded is unanswered. */
    public SpfCheck replay(SpfRequest request, Map<DnsQuestion, DnsAnswer> transcript) {
        DnsAnswer missing = new DnsAnswer.Skipped(
                Reason.SKIPPED, "the question was not recorded", DnsAnswer.Origin.none("transcript"));
        return new SpfEvaluation(request, settings, question -> transcript.getOrDefault(question, missing))
                .result()
                .orElseThrow();
    }

    /**
     * Checks both identities of a session in the RFC's order: HELO first, then MAIL FROM unless HELO already failed (sections
     * 2.3 and 2.4). Blocks like {@link #check}.
     *
     * @param mailFrom the mailbox, or empty for the null reverse-path, which is checked with the HELO name
     */
    public SpfSession checkSession(IpAddress ip, String helo, String mailFrom) {
        SpfCheck ofHelo = check(SpfRequest.helo(ip, helo));
        boolean decided = mailFrom.isEmpty() || ofHelo.result() == SpfResult.FAIL;
        return new SpfSession(
                ofHelo, decided ? Optional.empty() : Optional.of(check(new SpfRequest(ip, mailFrom, helo))));
    }

    /** An evaluation for your own driver. It never uses the DNS port. */
    public SpfEvaluation start(SpfRequest request) {
        return new SpfEvaluation(request, settings, question -> null);
    }
}
