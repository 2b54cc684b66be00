package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.dns.DnsRecord;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One TLSA record (RFC 6698 section 2.1).
 *
 * @param usage 2 for a certificate authority (DANE-TA), 3 for the host's own certificate (DANE-EE); SMTP uses no others
 * @param selector 0 for the certificate, 1 for its public key
 * @param matching 0 for the full content, 1 for SHA-256, 2 for SHA-512
 * @param association in hexadecimal digits
 */
public record TlsaRecord(int usage, int selector, int matching, String association) {

    static Optional<TlsaRecord> parse(DnsRecord.Other record) {
        byte[] rdata = record.rdata();
        return rdata.length < 4
                ? Optional.empty()
                : Optional.of(new TlsaRecord(
                        rdata[0] & 0xFF,
                        rdata[1] & 0xFF,
                        rdata[2] & 0xFF,
                        HexFormat.of().formatHex(rdata, 3, rdata.length)));
    }

    /** Whether a client may use it (RFC 7672 section 3.1). Unusable records are ignored. */
    boolean usable() {
        boolean length = switch (matching) {
            case 0 -> true;
            case 1 -> association.length() == 64;
            case 2 -> association.length() == 128;
            default -> false;
        };
        return length && (usage == 2 || usage == 3) && selector <= 1;
    }

    @Override
    public String toString() {
        return usage + " " + selector + " " + matching + " " + association;
    }
}
