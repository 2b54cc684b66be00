package dev.mailworthy.cli.assess.reports;

import dev.mailworthy.smtp.feedback.tls.TlsFailureType;
import dev.mailworthy.smtp.feedback.tls.TlsPolicyType;
import java.util.Optional;

/** TLS reports in words. */
public final class TlsWords {

    private TlsWords() {}

    /** The kind of policy. */
    public static String of(Optional<TlsPolicyType> type) {
        return type.map(known -> switch (known) {
                    case STS -> "MTA-STS";
                    case TLSA -> "DANE";
                    case NO_POLICY_FOUND -> "no policy";
                })
                .orElse("an unnamed policy");
    }

    /** A cause with its number, for example: 12 at mx.example.org: the certificate has expired. */
    public static String of(TlsAccount.Cause cause) {
        return cause.sessions().map(number -> number + " sessions").orElse("sessions without a number")
                + cause.host().map(host -> " at " + host).orElse("") + ": "
                + cause.type().map(TlsWords::meaning).orElse("a failure that the standard does not name");
    }

    private static String meaning(TlsFailureType type) {
        return switch (type) {
            case STARTTLS_NOT_SUPPORTED -> "the server does not offer STARTTLS";
            case CERTIFICATE_HOST_MISMATCH -> "the certificate is for other names";
            case CERTIFICATE_EXPIRED -> "the certificate has expired";
            case CERTIFICATE_NOT_TRUSTED -> "no trusted authority issued the certificate";
            case VALIDATION_FAILURE -> "the check of the certificate failed";
            case TLSA_INVALID -> "the TLSA record does not fit the certificate";
            case DNSSEC_INVALID -> "DNSSEC answers are not valid";
            case DANE_REQUIRED -> "the sender requires DANE, which is missing";
            case STS_POLICY_FETCH_ERROR -> "the MTA-STS policy could not be fetched";
            case STS_POLICY_INVALID -> "the MTA-STS policy could not be read";
            case STS_WEBPKI_INVALID -> "the certificate of the policy's web server is not valid";
        };
    }
}
