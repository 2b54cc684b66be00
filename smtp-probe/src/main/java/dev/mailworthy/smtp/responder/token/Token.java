package dev.mailworthy.smtp.responder.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Octets as a word of an SMTP line: base64url without padding (RFC 4648 section 5). */
public final class Token {

    /** The length of a nonce: 128 random bits do not repeat. */
    static final int NONCE_OCTETS = 16;

    static final int NONCE_LENGTH = 22;

    private Token() {}

    public static String of(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /** Encodes a text, one octet a character. */
    public static String ofText(String octets) {
        return of(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static Optional<String> text(String token) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static String nonce(RandomGenerator random) {
        byte[] octets = new byte[NONCE_OCTETS];
        random.nextBytes(octets);
        return of(octets);
    }

    public static String sha256(byte[] octets) {
        try {
            return of(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no SHA-256", e);
        }
    }

    public static String sha256(String octets) {
        return sha256(octets.getBytes(StandardCharsets.ISO_8859_1));
    }
}
