package dev.mailworthy.spf;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of one check_host().
 *
 * @param domain the domain whose record was asked for
 * @param explanation the domain owner's own text for a fail: third-party text, made printable, never to be trusted
 * @param dnsTerms terms charged against the limit of 10 (RFC 7208 section 4.6.4)
 * @param voidLookups look-ups charged against the limit of 2
 * @param queries questions put to the DNS port
 */
public record SpfCheck(
        SpfRequest request,
        SpfResult result,
        String domain,
        Optional<String> explanation,
        SpfCause cause,
        int dnsTerms,
        int voidLookups,
        int queries,
        List<SpfStep> trace) {
    public SpfCheck {
        trace = List.copyOf(trace);
    }

    /** The value of a Received-SPF field (RFC 7208 section 9.1), on one line. */
    public String receivedSpf() {
        return HeaderFields.receivedSpf(this);
    }

    /** The method's part of an Authentication-Results field (RFC 8601), on one line, without the authserv-id. */
    public String authenticationResults() {
        return HeaderFields.authenticationResults(this);
    }
}
