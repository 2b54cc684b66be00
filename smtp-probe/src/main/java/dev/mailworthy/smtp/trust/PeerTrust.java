package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.ValidatedDns;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges the certificate from a TLS handshake, or missing TLS. */
public final class PeerTrust {

    private final Clock clock;
    private final Set<TrustAnchor> anchors;
    private final Dane dane;
    private final MtaSts sts;

    private PeerTrust(Builder settings) {
        clock = settings.clock;
        anchors = settings.anchors.orElseGet(CertificatePath::platformAnchors);
        dane = new Dane(settings.validated, clock);
        sts = new MtaSts(settings.dns, settings.fetcher);
    }

    /**
     * @param dns for the TXT record of MTA-STS
     * @param validated for TLSA records
     */
    public static Builder builder(Dns dns, ValidatedDns validated) {
        return new Builder(dns, validated);
    }

    /** Judges one peer. Blocks for at most the time limits of the {@link Dns DNS ports} and the fetcher. */
    public CertificateJudgement judge(TrustRequest request) {
        List<X509Certificate> chain =
                request.tls().map(tls -> CertificatePath.read(tls.chain())).orElse(List.of());
        DaneJudgement byDane = dane.judge(request, chain);
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
         */
        public Builder fetcher(HttpsFetcher replacement) {
            fetcher = replacement;
            return this;
        }

        /** Sets the time of the judgement; by default the system clock. */
        public Builder clock(Clock replacement) {
            clock = replacement;
            return this;
        }

        /** Replaces the platform's trust anchors. */
        public Builder anchors(Set<TrustAnchor> replacement) {
            anchors = Optional.of(Set.copyOf(replacement));
            return this;
        }

        /** The judge. */
        public PeerTrust build() {
            return new PeerTrust(this);
        }
    }
}
