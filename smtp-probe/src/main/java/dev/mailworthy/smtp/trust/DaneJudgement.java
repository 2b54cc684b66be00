package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.dns.DnssecStatus;
import java.util.List;

/**
 * A peer's certificate judged by its {@link TlsaRecord TLSA records}. If they are secure, TLS is mandatory (RFC 7672
 * section 2.2). A peer without TLS then fails: a device has removed TLS.
 *
 * @param outcome whether the certificate passes
 * @param dnssec the status of the answer about the records
 * @param records all of them, usable or not
 */
public record DaneJudgement(TrustJudgement outcome, DnssecStatus dnssec, List<TlsaRecord> records) {
    public DaneJudgement {
        records = List.copyOf(records);
    }
}
