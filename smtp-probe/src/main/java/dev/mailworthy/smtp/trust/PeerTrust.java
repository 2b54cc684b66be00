package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.ValidatedDns;
import dev.mailworthy.core.dns.stop.CallLimits;
import dev.mailworthy.core.dns.stop.StoppableDns;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Judges the certificate from a TLS handshake, or missing TLS: path (RFC 5280), name (RFC 9525), DANE (RFC 7672) and MTA-STS (RFC
 * 8461). Safe for use by many threads.
 *
 * <pre>{@code
 * PeerTrust trust = PeerTrust.builder(dns, validated).fetcher(HttpsFetcher.direct(dns, Duration.ofSeconds(5))).build();
 * CertificateJudgement judgement = trust.within(Duration.ofSeconds(10)).judge(new TrustRequest(host, 25, domain, tls));
 * System.out.println(judgement.dane().outcome().detail());
 * }</pre>
 */
public final class PeerTrust {

    private final Dns dns;
    private final ValidatedDns validated;
    private final HttpsFetcher fetcher;
    private final Clock clock;
    private final Set<TrustAnchor> anchors;
    private final CallLimits limits;

    private PeerTrust(Builder settings) {
        dns = settings.dns;
        validated = settings.validated;
        fetcher = settings.fetcher;
        clock = settings.clock;
        anchors = settings.anchors.orElseGet(CertificatePath::platformAnchors);
        limits = CallLimits.standard();
    }

    private PeerTrust(PeerTrust like, CallLimits limits) {
        this.dns = like.dns;
        this.validated = like.validated;
        this.fetcher = like.fetcher;
        this.clock = like.clock;
        this.anchors = like.anchors;
        this.limits = limits;
    }

    /**
     * {@return settings to begin with}
     *
     * @param dns is asked for the TXT record of MTA-STS (RFC 8461 section 3.1)
     * @param validated is asked for TLSA records (RFC 7672 section 2)
     */
    public static Builder builder(Dns dns, ValidatedDns validated) {
        return new Builder(dns, validated);
    }

    /**
     * Runs the asynchronous form on another executor. The default has a daemon thread for each call.
     *
     * @param executor runs blocking work
     * @return this judge with this executor
     */
    public PeerTrust withExecutor(Executor executor) {
        return new PeerTrust(this, limits.on(executor));
    }

    /**
     * Sets a time limit for each call. A TLSA record or a policy that has not come by then is unanswered. Without it the limits of
     * the DNS ports and of the fetcher bound the time.
     *
     * @param time of one call, more than zero
     * @return this judge with this time limit
     * @throws IllegalArgumentException if the time is not positive
     */
    public PeerTrust within(Duration time) {
        return new PeerTrust(this, limits.within(time));
    }

    /**
     * Judges one peer. Blocks for at most the time limits of the {@link Dns DNS ports} and the fetcher, or for {@link #within}.
     * After an interrupt, what has not come is unanswered, and the thread stays interrupted.
     *
     * @param request host, port, domain and what the handshake showed
     * @return a judgement of path, name, dates, DANE and MTA-STS, each on its own
     */
    public CertificateJudgement judge(TrustRequest request) {
        return limits.blocking(dns, run -> judge(request, run));
    }

    /**
     * Judges like {@link #judge}, on a thread of the executor. It completes normally, unless the caller ends it: cancelling it, or
     * its {@code orTimeout}, stops the questions and the fetch.
     *
     * @param request host, port, domain and what the handshake showed
     * @return the future of what {@link #judge} gives
     */
    public CompletableFuture<CertificateJudgement> judgeAsync(TrustRequest request) {
        return limits.async(() -> judge(request));
    }

    private CertificateJudgement judge(TrustRequest request, StoppableDns run) {
        List<X509Certificate> chain =
                request.tls().map(tls -> CertificatePath.read(tls.chain())).orElse(List.of());
        DaneJudgement byDane = new Dane(run.validated(validated), clock).judge(request, chain);
        MtaSts sts = new MtaSts(run, new StoppableFetcher(fetcher, run));
        if (chain.isEmpty()) {
            TrustJudgement none = new TrustJudgement.NotApplicable("there is no certificate");
            return new CertificateJudgement(
                    none, none, none, Optional.empty(), List.of(), byDane, sts.judge(request, List.of()));
        }
        Instant now = clock.instant();
        X509Certificate leaf = chain.get(0);
        TrustJudgement path = CertificatePath.judge(chain, anchors, now);
        TrustJudgement name = DnsIds.judge(leaf, List.of(request.host()));
        TrustJudgement dates = Dates.judge(leaf, now);
        return new CertificateJudgement(
                path,
                name,
                dates,
                Optional.of(leaf.getNotAfter().toInstant()),
                DnsIds.of(leaf),
                byDane,
                sts.judge(request, List.of(path, name, dates)));
    }

    /** Settings of a judge. All but the two DNS ports have a default. */
    public static final class Builder {

        private final Dns dns;
        private final ValidatedDns validated;
        private HttpsFetcher fetcher = HttpsFetcher.none();
        private Clock clock = Clock.systemUTC();
        private Optional<Set<TrustAnchor>> anchors = Optional.empty();

        private Builder(Dns dns, ValidatedDns validated) {
            this.dns = dns;
            this.validated = validated;
        }

        /**
         * Sets the source of MTA-STS policies. By default nothing is fetched, and an announced policy stays unanswered.
         *
         * @param replacement for example {@link HttpsFetcher#direct}
         * @return this builder
         */
        public Builder fetcher(HttpsFetcher replacement) {
            fetcher = replacement;
            return this;
        }

        /**
         * Sets the time of the judgement; by default the system clock.
         *
         * @param replacement tells the present time
         * @return this builder
         */
        public Builder clock(Clock replacement) {
            clock = replacement;
            return this;
        }

        /**
         * Replaces the platform's trust anchors.
         *
         * @param replacement the authorities that a certificate may lead to
         * @return this builder
         */
        public Builder anchors(Set<TrustAnchor> replacement) {
            anchors = Optional.of(Set.copyOf(replacement));
            return this;
        }

        /** {@return the judge} */
        public PeerTrust build() {
            return new PeerTrust(this);
        }
    }
}
