package dev.mailworthy.smtp.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** Judges the validity period of a certificate (RFC 5280 section 4.1.2.5). */
final class Dates {

    private Dates() {}

    static TrustJudgement judge(X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        if (now.isBefore(from)) {
            return new TrustJudgement.Fails("not valid before " + from);
        }
        return now.isAfter(to)
                ? new TrustJudgement.Fails("expired at " + to)
                : new TrustJudgement.Holds("valid until " + to);
    }
}
