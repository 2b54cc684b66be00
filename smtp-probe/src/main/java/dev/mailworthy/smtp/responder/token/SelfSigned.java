package dev.mailworthy.smtp.responder.token;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

/**
 * A self-signed certificate, new in each run and kept in memory. It needs no trust, because the proof contains its
 * hash. The Java platform can read certificates but has no public way to make one. Servers in labs use it too.
 */
public final class SelfSigned {

    private static final String NAME = "responder.invalid";
    private static final Duration VALID = Duration.ofDays(366);

    /** ecdsa-with-SHA256 (RFC 5758 section 3.2). */
    private static final int[] ECDSA_WITH_SHA256 = {1, 2, 840, 10045, 4, 3, 2};

    /** id-at-commonName (RFC 5280 appendix A.1). */
    private static final int[] COMMON_NAME = {2, 5, 4, 3};

    private final SSLContext context;
    private final String sha256;

    private SelfSigned(SSLContext context, String sha256) {
        this.context = context;
        this.sha256 = sha256;
    }

    /** A new key with its certificate, valid from a day before this time for a year. */
    public static SelfSigned draw(Instant now, SecureRandom random) {
        return of(key(random), now, random);
    }

    /** A new key. */
    public static KeyPair key(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw lacking(e);
        }
    }

    /** A new certificate of a {@link #key}, valid from a day before this time for a year. */
    public static SelfSigned of(KeyPair pair, Instant now, SecureRandom random) {
        try {
            byte[] encoded = encode(pair, now, random);
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
            return new SelfSigned(context(pair.getPrivate(), certificate, random), Token.sha256(encoded));
        } catch (GeneralSecurityException e) {
            throw lacking(e);
        }
    }

    private static IllegalStateException lacking(GeneralSecurityException e) {
        return new IllegalStateException("this Java platform lacks ECDSA with P-256 or TLS", e);
    }

    /** A certificate of version 1: no extensions (RFC 5280 section 4.1). */
    private static byte[] encode(KeyPair pair, Instant now, SecureRandom random) throws GeneralSecurityException {
        byte[] algorithm = Der.sequence(Der.identifier(ECDSA_WITH_SHA256));
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.identifier(COMMON_NAME), Der.text(NAME))));
        PublicKey key = pair.getPublic();
        byte[] toBeSigned = Der.sequence(
                Der.integer(new BigInteger(127, random).add(BigInteger.ONE)),
                algorithm,
                name,
                Der.sequence(Der.time(now.minus(Duration.ofDays(1))), Der.time(now.plus(VALID))),
                name,
                key.getEncoded());
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate(), random);
        signature.update(toBeSigned);
        return Der.sequence(toBeSigned, algorithm, Der.bits(signature.sign()));
    }

    private static SSLContext context(PrivateKey key, X509Certificate certificate, SecureRandom random)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        // A server here asks for no certificate. Without the empty array Java would read its trusted roots.
        context.init(new KeyManager[] {new OneKey(key, certificate)}, new TrustManager[0], random);
        return context;
    }

    /** The certificate's hash, as a {@link Token}. */
    public String sha256() {
        return sha256;
    }

    /** A context for servers with this certificate. */
    public SSLContext context() {
        return context;
    }

    /** The server's side of one TLS connection. */
    public SSLEngine engine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        return engine;
    }
}
