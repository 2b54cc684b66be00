package dev.mailworthy.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The first 64 bits of SHA-256 over code, a zero octet and subject. Neither code nor subject can contain a zero octet. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(String code, String subject) {
        byte[] digest = sha256().digest((code + '\0' + subject).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
