package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The path from a certificate to a {@link TrustAnchor trust anchor} (RFC 5280 section 6). The peer's certificates are
 * put in order with one pass for each place. A full search among hostile certificates can take extremely long.
 */
final class CertificatePath {

    /** The maximum number of certificates. An honest chain has fewer. */
    private static final int MAX_LENGTH = 10;

    private CertificatePath() {}

    /** The platform's trust anchors; empty if it has none. */
    static Set<TrustAnchor> platformAnchors() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Stream.of(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
                    .map(root -> new TrustAnchor(root, null))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (KeyStoreException e) {
            return Set.of();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the platform has its default", e);
        }
    }

    /** Reads certificates in DER. Unreadable ones are left out. */
    static List<X509Certificate> read(List<byte[]> chain) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] der : chain.subList(0, Math.min(chain.size(), MAX_LENGTH))) {
            read(der).ifPresent(certificates::add);
        }
        return certificates;
    }

    static Optional<X509Certificate> read(byte[] der) {
        try {
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    static TrustJudgement judge(List<X509Certificate> sent, Set<TrustAnchor> anchors, Instant now) {
        if (anchors.isEmpty()) {
            return new TrustJudgement.Unanswered(Reason.NOT_CONFIGURED, "there is no trust anchor on this machine");
        }
        X509Certificate leaf = sent.get(0);
        Instant at =
                clamp(now, leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant());
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            parameters.setTargetCertConstraints(forServers());
            List<X509Certificate> path = ordered(sent, anchors);
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return new TrustJudgement.Holds("signed by "
                    + path.get(path.size() - 1).getIssuerX500Principal().getName());
        } catch (CertPathValidatorException e) {
            return new TrustJudgement.Fails(String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException e) {
            return new TrustJudgement.Fails("no path can be made of these certificates: " + e.getMessage());
        }
    }

    /** Moves the time into the leaf's validity, because {@link Dates} judges the leaf's dates separately. */
    private static Instant clamp(Instant now, Instant from, Instant to) {
        Instant notTooEarly = now.isBefore(from) ? from : now;
        return notTooEarly.isAfter(to) ? to : notTooEarly;
    }

    /** Requires id-kp-serverAuth (RFC 5280 section 4.2.1.12), if a certificate restricts its use. */
    private static X509CertSelector forServers() {
        try {
            X509CertSelector selector = new X509CertSelector();
            selector.setExtendedKeyUsage(Set.of("1.3.6.1.5.5.7.3.1"));
            return selector;
        } catch (IOException e) {
            throw new IllegalStateException("the object identifier is not accepted", e);
        }
    }

    private static List<X509Certificate> ordered(List<X509Certificate> sent, Set<TrustAnchor> anchors) {
        List<X509Certificate> path = new ArrayList<>(List.of(sent.get(0)));
        List<X509Certificate> left = new ArrayList<>(sent.subList(1, sent.size()));
        while (!left.isEmpty() && !endsAt(path.get(path.size() - 1), anchors)) {
            X509Certificate last = path.get(path.size() - 1);
            Optional<X509Certificate> next =
                    left.stream().filter(issuer -> hasSigned(issuer, last)).findFirst();
            if (next.isEmpty()) {
                return path;
            }
            left.remove(next.get());
            path.add(next.get());
        }
        return path;
    }

    private static boolean endsAt(X509Certificate certificate, Set<TrustAnchor> anchors) {
        return anchors.stream()
                .anyMatch(anchor -> anchor.getTrustedCert() != null && hasSigned(anchor.getTrustedCert(), certificate));
    }

    private static boolean hasSigned(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
