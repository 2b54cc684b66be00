package dev.mailworthy.smtp.trust;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The judgement of one peer's certificate.
 *
 * @param path whether a chain of signatures leads to a trust anchor (RFC 5280 section 6); revocation is not checked
 * @param name whether the certificate is for the host (RFC 9525 section 6)
 * @param dates whether the peer's own certificate is valid now
 * @param notAfter the end of its validity
 * @param names the valid DNS names in it, at most 100
 * @param dane against the TLSA records of the host
 * @param sts against the MTA-STS policy of the domain
 */
public record CertificateJudgement(
        TrustJudgement path,
        TrustJudgement name,
        TrustJudgement dates,
        Optional<Instant> notAfter,
        List<String> names,
        DaneJudgement dane,
        StsJudgement sts) {
    public CertificateJudgement {
        names = List.copyOf(names);
    }
}
