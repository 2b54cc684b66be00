package dev.mailworthy.smtp.message;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A public key from a key record (RFC 6376 section 3.6.1, RFC 8463 section 4).
 *
 * @param type {@code rsa} or {@code ed25519}
 * @param bits the size of the key
 */
record SigningKey(String type, int bits, PublicKey key) {

    static final String RSA = "rsa";
    static final String ED25519 = "ed25519";

    /** The minimum size (RFC 8301 section 3.2). */
    static final int RSA_LEAST = 1024;
    /** The maximum size. Longer keys only cost time. */
    static final int RSA_MOST = 8192;

    private static final int ED25519_OCTETS = 32;
    private static final String ED25519_PREFIX = "302a300506032b6570032100";
    /** The AlgorithmIdentifier of rsaEncryption in DER (RFC 8017 appendix A.1). */
    private static final String RSA_ALGORITHM = "300d06092a864886f70d0101010500";

    /** @throws IllegalArgumentException with a few words if the text is not a key */
    static SigningKey parse(String type, String base64) {
        try {
            byte[] octets = Base64.getDecoder().decode(base64);
            return switch (type.toLowerCase(Locale.ROOT)) {
                case RSA -> rsa(octets);
                case ED25519 -> ed25519(octets);
                default -> throw new IllegalArgumentException("the key is of an unknown type");
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key cannot be read", e);
        }
    }

    private static SigningKey rsa(byte[] octets) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        RSAPublicKey key;
        try {
            key = (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(octets));
        } catch (InvalidKeySpecException e) {
            key = (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(wrapped(octets)));
        }
        return new SigningKey(RSA, key.getModulus().bitLength(), key);
    }

    /**
     * Wraps a bare RSAPublicKey in a SubjectPublicKeyInfo. RFC 6376 describes the bare form, but few domains publish
     * it.
     */
    private static byte[] wrapped(byte[] bare) {
        ByteArrayOutputStream bits = new ByteArrayOutputStream();
        bits.write(0);
        bits.writeBytes(bare);
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        info.writeBytes(HexFormat.of().parseHex(RSA_ALGORITHM));
        info.writeBytes(der(0x03, bits.toByteArray()));
        return der(0x30, info.toByteArray());
    }

    private static byte[] der(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        out.write(0x82);
        out.write(content.length >> 8);
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static SigningKey ed25519(byte[] octets) throws GeneralSecurityException {
        if (octets.length != ED25519_OCTETS) {
            throw new IllegalArgumentException("an ed25519 key has 32 octets");
        }
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        info.writeBytes(HexFormat.of().parseHex(ED25519_PREFIX));
        info.writeBytes(octets);
        return new SigningKey(
                ED25519,
                256,
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info.toByteArray())));
    }

    /** Whether this key made the signature over these octets. ed25519 signs their digest (RFC 8463 section 3). */
    boolean verifies(byte[] octets, byte[] signature) throws GeneralSecurityException {
        boolean rsa = type.equals(RSA);
        Signature verifier = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
        verifier.initVerify(key);
        verifier.update(rsa ? octets : MessageDigest.getInstance("SHA-256").digest(octets));
        return verifier.verify(signature);
    }
}
