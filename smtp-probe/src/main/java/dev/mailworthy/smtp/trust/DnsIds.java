package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.text.Printable;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The DNS names in a certificate (RFC 9525 section 6.3). The common name of the subject is ignored. */
final class DnsIds {

    private static final int DNS_NAME = 2;
    private static final int MAX_NAMES = 100;

    private DnsIds() {}

    public static List<String> of(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.get(0).equals(DNS_NAME))
                            .limit(MAX_NAMES)
                            .map(name -> Printable.text(String.valueOf(name.get(1))))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    static TrustJudgement judge(X509Certificate certificate, List<DomainName> references) {
        List<String> names = of(certificate);
        return references.stream()
                .filter(reference -> names.stream().anyMatch(name -> matches(name, reference)))
                .findFirst()
                .<TrustJudgement>map(match -> new TrustJudgement.Holds("the certificate is for " + match))
                .orElseGet(() -> new TrustJudgement.Fails("the certificate is not for " + references.get(0)
                        + " but for " + (names.isEmpty() ? "no DNS name" : String.join(", ", names))));
    }

    /** Whether a pattern matches a host. An asterisk matches the whole first label, and only one label. */
    static boolean matches(String pattern, DomainName host) {
        String lower = pattern.toLowerCase(Locale.ROOT);
        String name = host.toString().toLowerCase(Locale.ROOT);
        if (!lower.startsWith("*.")) {
            return lower.equals(name);
        }
        int dot = name.indexOf('.');
        boolean wide = lower.indexOf('.', 2) < 0;
        return dot > 0 && !wide && name.substring(dot).equals(lower.substring(1));
    }
}
