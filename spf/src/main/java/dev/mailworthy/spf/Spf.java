package dev.mailworthy.spf;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.core.run.Completion;
import dev.mailworthy.spf.result.SpfLimits;
import dev.mailworthy.spf.result.SpfRequest;
import dev.mailworthy.spf.result.SpfResult;
import dev.mailworthy.spf.result.VoidCounting;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Evaluates SPF (RFC 7208). Safe for use by many threads. Use one object for all checks, because it caches parsed records.
 *
 * <pre>{@code
 * Spf spf = Spf.over(WireDns.system());
 * SpfCheck check = spf.check(new SpfRequest(IpAddress.parse("192.0.2.1"), "user@example.org", "mail.example.org"));
 * spf.checkAsync(request).thenAccept(done -> log(done.receivedSpf())).orTimeout(5, TimeUnit.SECONDS);
 * }</pre>
 */
public final class Spf {

    private final Dns dns;
    private final SpfSettings settings;

    private Spf(Dns dns, SpfSettings settings) {
        this.dns = dns;
        this.settings = settings;
    }

    /**
     * {@return an evaluator with the limits of RFC 7208 section 4.6.4 and 20 s for a check}
     *
     * @param dns answers its questions
     */
    public static Spf over(Dns dns) {
        return new Spf(dns, SpfSettings.standard());
    }

    /**
     * {@return an evaluator with another clock, for the time limit and the macro t}
     *
     * @param clock is read at the beginning of a check and while it runs
     */
    public Spf withClock(Clock clock) {
        return new Spf(dns, settings.withClock(clock));
    }

    /**
     * {@return an evaluator with other limits (RFC 7208 section 4.6.4)}
     *
     * @param limits numbers of look-ups, octets and the time of one check
     */
    public Spf withLimits(SpfLimits limits) {
        return new Spf(dns, settings.withLimits(limits));
    }

    /**
     * {@return an evaluator with another time limit for a check (RFC 7208 section 4.6.4 advises 20 s)} When it is over, the
     * result is temperror.
     *
     * @param time of one check, more than zero
     * @throws IllegalArgumentException if the time is not positive
     */
    public Spf within(Duration time) {
        return withLimits(settings.limits().within(time));
    }

    /**
     * {@return an evaluator whose futures complete on another executor} The default has a daemon thread for each continuation
     * that runs. With {@code Runnable::run} they complete on the thread that reads DNS replies. That saves a change of threads,
     * and then no continuation may block.
     *
     * @param executor completes the futures of the asynchronous forms
     */
    public Spf withExecutor(Executor executor) {
        return new Spf(dns, settings.withExecutor(executor));
    }

    /**
     * {@return an evaluator with another reading of "void lookup" (RFC 7208 section 4.6.4)}
     *
     * @param counting which answers count as void
     */
    public Spf withVoidCounting(VoidCounting counting) {
        return new Spf(dns, settings.withVoids(counting));
    }

    /**
     * {@return an evaluator with the name of the checking host, for the macro r}
     *
     * @param receiver the host name of the server that received the mail
     */
    public Spf withReceiver(DomainName receiver) {
        return new Spf(dns, settings.withReceiver(receiver.toString()));
    }

    /**
     * Runs check_host() (section 4). Blocks, at most for {@link SpfLimits#time}. After an interrupt the result is temperror,
     * and the interrupt flag stays set.
     *
     * @param request client address, identity and HELO name
     * @return the result with its cause, its trace and its DNS look-ups; network failures are a temperror and not an exception
     */
    public SpfCheck check(SpfRequest request) {
        Driver driver = new Driver(dns);
        return driver.block(new SpfEvaluation(request, settings, driver));
    }

    /**
     * Runs check_host() without blocking, at most for {@link SpfLimits#time}. The future completes on the executor of
     * {@link #withExecutor}, so that a continuation may block and may check again. A check that needs no DNS answer is complete at
     * once. The future completes normally, unless the caller ends it: cancelling it, or its {@code orTimeout}, stops the
     * questions.
     *
     * @param request client address, identity and HELO name
     * @return the future of the result that {@link #check} gives
     */
    public CompletableFuture<SpfCheck> checkAsync(SpfRequest request) {
        Driver driver = new Driver(dns);
        return Completion.on(
                settings.executor(), driver.proceed(new SpfEvaluation(request, settings, driver)), driver::stop);
    }

    /**
     * Checks and keeps every question with its answer, so that the check can be {@link #replay replayed}. Blocks like
     * {@link #check}.
     *
     * @param request client address, identity and HELO name
     * @return the result, and the answers that it rests on
     */
    public Recorded record(SpfRequest request) {
        Driver driver = new Driver(dns);
        SpfEvaluation evaluation = new SpfEvaluation(request, settings, driver);
        return new Recorded(driver.block(evaluation), evaluation.transcript());
    }

    /**
     * A {@link SpfCheck check} with its questions and answers.
     *
     * @param check the result
     * @param transcript every answer of the check, by its question
     */
    public record Recorded(SpfCheck check, Map<DnsQuestion, DnsAnswer> transcript) {}

    /**
     * Repeats a check from recorded answers. The DNS is not asked; a question that was not recorded is unanswered.
     *
     * @param request client address, identity and HELO name
     * @param transcript every answer of the recorded check, by its question
     * @return the result, made of these answers alone
     */
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
     * @param ip of the client
     * @param helo the name that the client gave in HELO or EHLO
     * @param mailFrom the mailbox, or empty for the null reverse-path, which is checked with the HELO name
     * @return one or two results; {@link SpfSession#deciding} is the one that counts
     */
    public SpfSession checkSession(IpAddress ip, String helo, String mailFrom) {
        SpfCheck ofHelo = check(SpfRequest.helo(ip, helo));
        boolean decided = mailFrom.isEmpty() || ofHelo.result() == SpfResult.FAIL;
        return new SpfSession(
                ofHelo, decided ? Optional.empty() : Optional.of(check(new SpfRequest(ip, mailFrom, helo))));
    }

    /**
     * Checks like {@link #checkSession}, without blocking. The future is like that of {@link #checkAsync}.
     *
     * @param ip of the client
     * @param helo the name that the client gave in HELO or EHLO
     * @param mailFrom the mailbox, or empty for the null reverse-path
     * @return the future of what {@link #checkSession} gives
     */
    public CompletableFuture<SpfSession> checkSessionAsync(IpAddress ip, String helo, String mailFrom) {
        Driver first = new Driver(dns);
        Driver second = new Driver(dns);
        CompletableFuture<SpfSession> session = first.proceed(
                        new SpfEvaluation(SpfRequest.helo(ip, helo), settings, first))
                .thenCompose(ofHelo -> mailFrom.isEmpty() || ofHelo.result() == SpfResult.FAIL
                        ? CompletableFuture.completedFuture(new SpfSession(ofHelo, Optional.empty()))
                        : second.proceed(new SpfEvaluation(new SpfRequest(ip, mailFrom, helo), settings, second))
                                .thenApply(check -> new SpfSession(ofHelo, Optional.of(check))));
        return Completion.on(settings.executor(), session, () -> {
            first.stop();
            second.stop();
        });
    }

    /**
     * {@return an evaluation for your own driver} It never uses the DNS port.
     *
     * @param request client address, identity and HELO name
     */
    public SpfEvaluation start(SpfRequest request) {
        return new SpfEvaluation(request, settings, question -> null);
    }
}
