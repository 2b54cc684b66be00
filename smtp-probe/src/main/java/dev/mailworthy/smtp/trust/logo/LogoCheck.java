package dev.mailworthy.smtp.trust.logo;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.stop.CallLimits;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.smtp.trust.HttpsFetcher;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Fetches the logo that the BIMI record of a domain names, and judges it ({@link LogoFile}): one GET, no redirect, at most
 * 262,144 octets. A domain without a record has that of its organisation (BIMI draft, section 7.2). Safe for use by many threads.
 */
public final class LogoCheck {

    private final Dns dns;
    private final HttpsFetcher fetcher;
    private final CallLimits limits;

    private LogoCheck(Dns dns, HttpsFetcher fetcher, CallLimits limits) {
        this.dns = dns;
        this.fetcher = fetcher;
        this.limits = limits;
    }

    /**
     * {@return a check of BIMI logos}
     *
     * @param dns is asked for the record
     * @param fetcher gets the logo
     */
    public static LogoCheck over(Dns dns, HttpsFetcher fetcher) {
        return new LogoCheck(dns, fetcher, CallLimits.standard());
    }

    /**
     * Runs the asynchronous form on another executor. The default has a daemon thread for each call.
     *
     * @param executor runs blocking work
     * @return this check with this executor
     */
    public LogoCheck withExecutor(Executor executor) {
        return new LogoCheck(dns, fetcher, limits.on(executor));
    }

    /**
     * Sets a time limit for each call. A record or a logo that has not come by then is unanswered. Without it the limits of the DNS
     * and of the fetcher bound the time.
     *
     * @param time of one call, more than zero
     * @return this check with this time limit
     * @throws IllegalArgumentException if the time is not positive
     */
    public LogoCheck within(Duration time) {
        return new LogoCheck(dns, fetcher, limits.within(time));
    }

    /**
     * Judges the logo. A record that names none, or that has an error, is not the matter of this check. Blocks during DNS
     * questions and for the time limit of the fetcher, or for {@link #within}. After an interrupt the logo is unanswered, and the
     * thread stays interrupted.
     *
     * @param domain a mail domain
     * @return findings, confirmed and unanswered checks
     */
    public LogoReport examine(DomainName domain) {
        return limits.blocking(dns, run -> new LogoExamination(run, fetcher, domain).judge());
    }

    /**
     * Judges like {@link #examine}, on a thread of the executor. It completes normally, unless the caller ends it: cancelling it, or
     * its {@code orTimeout}, stops the questions and the fetch.
     *
     * @param domain a mail domain
     * @return the future of what {@link #examine} gives
     */
    public CompletableFuture<LogoReport> examineAsync(DomainName domain) {
        return limits.async(() -> examine(domain));
    }
}
