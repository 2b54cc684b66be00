package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.dns.DnssecStatus;
import java.util.List;

/**
 * A peer beside its TLSA records. Where these are secure, TLS is mandatory (RFC 7672 section 2.2), so that a peer
 * without it fails: something has removed it.
 *
 * @param dnssec of the answer that holds the records, or that there are none
 * @param records all of them, usable or not
 */
public record DaneJudgement(TrustJudgement outcome, DnssecStatus dnssec, List<TlsaRecord> records) {
    public DaneJudgement {
        records = List.copyOf(records);
    }
}
