package dev.mailworthy.smtp.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** The time in which a certificate is valid (RFC 5280 section 4.1.2.5). */
final class Dates {

    private Dates() {}

    static Judgement judge(X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        if (now.isBefore(from)) {
            return new Judgement.Fails("not valid before " + from);
        }
        return now.isAfter(to) ? new Judgement.Fails("expired at " + to) : new Judgement.Holds("valid until " + to);
    }
}
