package dev.mailworthy.spf;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.net.IpAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
        SpfEvaluation evaluation = start(request);
        while (evaluation.result().isEmpty()) {
            List<DnsQuestion> needs = evaluation.needs();
            List<CompletableFuture<DnsAnswer>> pending =
                    needs.stream().map(dns::query).toList();
            for (int i = 0; i < needs.size(); i++) {
                evaluation.supply(needs.get(i), await(pending.get(i), evaluation.millisLeft()));
            }
        }
        return evaluation.result().get();
    }

    private static DnsAnswer await(CompletableFuture<DnsAnswer> pending, long millis) {
        try {
            return pending.get(millis + 1, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return ended("the time for the evaluation was over");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ended("the evaluation was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a DNS engine failed", e.getCause());
        }
    }

    private static DnsAnswer ended(String why) {
        return new DnsAnswer.Skipped(Reason.TIMEOUT, why, DnsAnswer.Origin.none("nobody"));
    }

    /** The same without blocking; the future always completes normally. */
    public CompletableFuture<SpfCheck> checkAsync(SpfRequest request) {
        return proceed(start(request));
    }

    private CompletableFuture<SpfCheck> proceed(SpfEvaluation evaluation) {
        if (evaluation.result().isPresent()) {
            return CompletableFuture.completedFuture(evaluation.result().get());
        }
        List<DnsQuestion> needs = evaluation.needs();
        List<CompletableFuture<DnsAnswer>> pending = needs.stream()
                .map(question -> dns.query(question)
                        .completeOnTimeout(
                                ended("the time for the evaluation was over"),
                                evaluation.millisLeft() + 1,
                                TimeUnit.MILLISECONDS))
                .toList();
        return CompletableFuture.allOf(pending.toArray(CompletableFuture<?>[]::new))
                .thenCompose(all -> {
                    for (int i = 0; i < needs.size(); i++) {
                        evaluation.supply(needs.get(i), pending.get(i).join());
                    }
                    return proceed(evaluation);
                });
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

    /**
     * An evaluation without input and output, for drivers of your own. What the DNS port has at once (a zone in memory, a cache) is
     * used at once; over {@link #offline()} it is never asked.
     */
    public SpfEvaluation start(SpfRequest request) {
        return new SpfEvaluation(request, settings, this::atOnce);
    }

    private Optional<DnsAnswer> atOnce(DnsQuestion question) {
        CompletableFuture<DnsAnswer> answer = dns.query(question);
        return answer.isDone() ? Optional.of(answer.join()) : Optional.empty();
    }

    /** A facade that asks nobody: only {@link #start} is of use with it. */
    public static Spf offline() {
        return over(question -> new CompletableFuture<>());
    }
}
