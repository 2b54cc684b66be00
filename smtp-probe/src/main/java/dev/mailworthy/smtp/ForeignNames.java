package dev.mailworthy.smtp;

import dev.mailworthy.smtp.dialogue.value.TlsFacts;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Finds names in a server's certificate or greeting that belong to another operator than the target. The servers of one
 * operator may share certificates and greetings. Their names then have the last two labels in common.
 */
final class ForeignNames {

    /** The type of a subjectAltName entry that holds a DNS name (RFC 5280 section 4.2.1.6). */
    private static final Integer DNS_NAME = 2;

    private ForeignNames() {}

    /** Whether the last two labels of the names differ; case is ignored. */
    public static boolean isForeign(String shown, String target) {
        return !lastTwo(shown).equals(lastTwo(target));
    }

    private static String lastTwo(String name) {
        String[] labels = name.toLowerCase(Locale.ROOT).split("\\.");
        int from = Math.max(0, labels.length - 2);
        return String.join(".", List.of(labels).subList(from, labels.length));
    }

    /** Whether no name in the server's own certificate belongs to the target's operator. */
    public static boolean in(TlsFacts tls, String target) {
        try {
            X509Certificate leaf = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(tls.chain().get(0)));
            Collection<List<?>> names = leaf.getSubjectAlternativeNames();
            return names == null
                    || names.stream()
                            .filter(name -> DNS_NAME.equals(name.get(0)))
                            .allMatch(name -> isForeign(String.valueOf(name.get(1)), target));
        } catch (CertificateException e) {
            return true;
        }
    }
}
