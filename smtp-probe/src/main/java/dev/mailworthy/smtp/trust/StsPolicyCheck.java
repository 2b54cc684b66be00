package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.CheckArea;
import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.Finding;
import dev.mailworthy.core.Hint;
import dev.mailworthy.core.Particular;
import dev.mailworthy.core.Reason;
import dev.mailworthy.core.UnansweredCheck;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.stop.CallLimits;
import dev.mailworthy.core.net.DomainName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Fetches the MTA-STS policy of a domain and judges it (RFC 8461 sections 3.2 and 3.3): one GET, no redirect, a certificate for
 * that host, text/plain, at most {@link StsPolicy#MAX_OCTETS}. It compares the policy with the MX hosts. Safe for use by many
 * threads.
 *
 * <pre>{@code
 * StsPolicyCheck check = StsPolicyCheck.over(dns, HttpsFetcher.direct(dns, Duration.ofSeconds(5)));
 * check.examine(DomainName.parse("example.org")).findings().forEach(finding -> System.out.println(finding.message()));
 * }</pre>
 */
public final class StsPolicyCheck {

    private final Dns dns;
    private final HttpsFetcher fetcher;
    private final CallLimits limits;

    private StsPolicyCheck(Dns dns, HttpsFetcher fetcher, CallLimits limits) {
        this.dns = dns;
        this.fetcher = fetcher;
        this.limits = limits;
    }

    /**
     * {@return a check of policies}
     *
     * @param dns is asked for the record, for addresses of the policy's host, and for the MX hosts
     * @param fetcher gets the policy
     */
    public static StsPolicyCheck over(Dns dns, HttpsFetcher fetcher) {
        return new StsPolicyCheck(dns, fetcher, CallLimits.standard());
    }

    /**
     * Runs the asynchronous form on another executor. The default has a daemon thread for each call.
     *
     * @param executor runs blocking work
     * @return this check with this executor
     */
    public StsPolicyCheck withExecutor(Executor executor) {
        return new StsPolicyCheck(dns, fetcher, limits.on(executor));
    }

    /**
     * Sets a time limit for each call. A record or a policy that has not come by then is unanswered. Without it the limits of the
     * DNS and of the fetcher bound the time.
     *
     * @param time of one call, more than zero
     * @return this check with this time limit
     * @throws IllegalArgumentException if the time is not positive
     */
    public StsPolicyCheck within(Duration time) {
        return new StsPolicyCheck(dns, fetcher, limits.within(time));
    }

    /**
     * Judges the policy. A domain without a valid record is not asked for one, and gets an empty report. Blocks during DNS questions
     * and for the time limit of the fetcher, or for {@link #within}. After an interrupt the policy is unanswered, and the thread
     * stays interrupted.
     *
     * @param domain a mail domain
     * @return the policy, with findings, confirmed and unanswered checks
     */
    public StsPolicyReport examine(DomainName domain) {
        return limits.blocking(
                dns, run -> new StsPolicyCheck(run, new StoppableFetcher(fetcher, run), limits).examined(domain));
    }

    /**
     * Judges like {@link #examine}, on a thread of the executor. It completes normally, unless the caller ends it: cancelling it, or
     * its {@code orTimeout}, stops the questions and the fetch.
     *
     * @param domain a mail domain
     * @return the future of what {@link #examine} gives
     */
    public CompletableFuture<StsPolicyReport> examineAsync(DomainName domain) {
        return limits.async(() -> examine(domain));
    }

    private StsPolicyReport examined(DomainName domain) {
        Optional<DomainName> host = host(domain);
        if (host.isEmpty()) {
            return StsPolicyReport.nothing();
        }
        Answer<String> id = MtaSts.id(dns, domain);
        if (id instanceof Answer.Unanswered<String> silent) {
            return unanswered(domain, silent.reason(), "_mta-sts." + domain + ": " + silent.detail(), List.of());
        }
        return id instanceof Answer.Present<String> found
                ? new StsExamination(dns, fetcher, domain, host.get(), found.value()).judge()
                : StsPolicyReport.nothing();
    }

    static StsPolicyReport unanswered(DomainName domain, Reason reason, String detail, List<Finding> findings) {
        UnansweredCheck check = new UnansweredCheck(
                        CheckArea.PUBLISHED_NAMES,
                        "MTA-STS policy of " + domain,
                        reason,
                        detail,
                        Hint.Standard.RUN_AGAIN)
                .leavingOpen(StsFinding.values());
        return new StsPolicyReport(Optional.empty(), findings, List.of(), List.of(check));
    }

    /**
     * {@return the finding that a policy changed while its id stayed, if it did}
     *
     * @param domain a mail domain
     * @param before of an earlier check
     * @param now of the present check
     */
    public static Optional<Finding> since(
            DomainName domain, StsPolicyReport.Published before, StsPolicyReport.Published now) {
        return now.isHiddenChangeOf(before)
                ? Optional.of(Finding.of(
                                StsFinding.MTA_STS_ID_UNCHANGED,
                                domain.toString(),
                                "The policy is another one than before, and the id is still " + now.id() + ".",
                                new Evidence("_mta-sts." + domain, "id=" + now.id()))
                        .about(new Particular.Domain(domain)))
                : Optional.empty();
    }

    private static Optional<DomainName> host(DomainName domain) {
        try {
            return Optional.of(domain.prepend("mta-sts"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
