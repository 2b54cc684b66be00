package dev.mailworthy.smtp.dialogue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;

/** X.509 certificates made during the test (RFC 5280 section 4.1), ECDSA with P-256. None is stored on disk. */
public final class TestCertificates {

    /** The time around which they are valid. */
    public static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static final byte[] ECDSA_SHA256 = {0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 4, 3, 2};
    private static final byte[] P256 = {0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 3, 1, 7};
    private static final byte[] SUBJECT_ALT_NAME = {0x06, 0x03, 0x55, 0x1D, 0x11};
    private static final byte[] BASIC_CONSTRAINTS = {0x06, 0x03, 0x55, 0x1D, 0x13};

    private TestCertificates() {}

    /** A key, its certificate, and the certificates above it. */
    public record Identity(PrivateKey key, List<X509Certificate> chain) {

        public X509Certificate certificate() {
            return chain.get(0);
        }

        /** A context for servers with this chain. */
        public SSLContext context() {
            try {
                // In memory. PKCS12 would spend 50 times the CPU on a password that is empty.
                KeyStore store = KeyStore.getInstance("JKS");
                store.load(null, null);
                store.setKeyEntry("it", key, new char[0], chain.toArray(new Certificate[0]));
                KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(store, new char[0]);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(keys.getKeyManagers(), null, null);
                return context;
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The chain in PEM (RFC 7468). */
        public String chainPem() {
            StringBuilder all = new StringBuilder();
            for (X509Certificate certificate : chain) {
                try {
                    all.append(pem("CERTIFICATE", certificate.getEncoded()));
                } catch (CertificateEncodingException e) {
                    throw new IllegalStateException(e);
                }
            }
            return all.toString();
        }

        /** The key with its public half. Java's own form lacks the public half, but GnuTLS needs it (RFC 5915). */
        public String keyPem() {
            byte[] scalar = new byte[32];
            byte[] number = ((ECPrivateKey) key).getS().toByteArray();
            int length = Math.min(32, number.length);
            System.arraycopy(number, number.length - length, scalar, 32 - length, length);
            byte[] spki = certificate().getPublicKey().getEncoded();
            byte[] point = Arrays.copyOfRange(spki, spki.length - 65, spki.length);
            byte[] whole = der(
                    0x30,
                    der(0x02, new byte[] {1}),
                    der(0x04, scalar),
                    der(0xA0, P256),
                    der(0xA1, der(0x03, new byte[] {0}, point)));
            return pem("EC PRIVATE KEY", whole);
        }

        /** A host's certificate, signed by this one. */
        public Identity issue(Instant from, Instant to, String... names) {
            return make(this, names[0], from, to, false, List.of(names));
        }

        public Identity issue(String... names) {
            return issue(NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(60)), names);
        }

        /** A certificate authority, signed by this one. */
        public Identity issueAuthority(String name) {
            return make(this, name, NOW.minus(Duration.ofDays(3000)), NOW.plus(Duration.ofDays(9000)), true, List.of());
        }
    }

    public static Identity authority(String name) {
        return make(null, name, NOW.minus(Duration.ofDays(3000)), NOW.plus(Duration.ofDays(9000)), true, List.of());
    }

    public static Identity selfSigned(String... names) {
        return make(
                null, names[0], NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(60)), false, List.of(names));
    }

    private static Identity make(
            Identity issuer, String name, Instant from, Instant to, boolean authority, List<String> names) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            byte[] subject = new X500Principal("CN=" + name).getEncoded();
            byte[] signer = issuer == null
                    ? subject
                    : issuer.certificate().getSubjectX500Principal().getEncoded();
            byte[] algorithm = der(0x30, ECDSA_SHA256);
            byte[] body = der(
                    0x30,
                    der(0xA0, der(0x02, new byte[] {2})),
                    der(
                            0x02,
                            new BigInteger(64, new SecureRandom())
                                    .add(BigInteger.ONE)
                                    .toByteArray()),
                    algorithm,
                    signer,
                    der(0x30, time(from), time(to)),
                    subject,
                    keys.getPublic().getEncoded(),
                    der(0xA3, der(0x30, extensions(authority, names))));
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(issuer == null ? keys.getPrivate() : issuer.key());
            signature.update(body);
            byte[] whole = der(0x30, body, algorithm, der(0x03, new byte[] {0}, signature.sign()));
            List<X509Certificate> chain = new ArrayList<>();
            chain.add((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole)));
            if (issuer != null) {
                chain.addAll(issuer.chain());
            }
            return new Identity(keys.getPrivate(), List.copyOf(chain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] der) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }

    private static byte[] extensions(boolean authority, List<String> names) {
        ByteArrayOutputStream extensions = new ByteArrayOutputStream();
        if (authority) {
            byte[] isAuthority = der(0x30, der(0x01, new byte[] {(byte) 0xFF}));
            extensions.writeBytes(
                    der(0x30, BASIC_CONSTRAINTS, der(0x01, new byte[] {(byte) 0xFF}), der(0x04, isAuthority)));
        }
        if (!names.isEmpty()) {
            ByteArrayOutputStream general = new ByteArrayOutputStream();
            names.forEach(name -> general.writeBytes(der(0x82, name.getBytes(StandardCharsets.US_ASCII))));
            extensions.writeBytes(der(0x30, SUBJECT_ALT_NAME, der(0x04, der(0x30, general.toByteArray()))));
        }
        return extensions.toByteArray();
    }

    private static byte[] time(Instant at) {
        String text = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(at);
        return der(0x18, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (content.size() < 0x80) {
            whole.write(content.size());
        } else {
            byte[] length = content.size() > 0xFF
                    ? new byte[] {(byte) 0x82, (byte) (content.size() >> 8), (byte) content.size()}
                    : new byte[] {(byte) 0x81, (byte) content.size()};
            whole.writeBytes(length);
        }
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}
