package dev.mailworthy.smtp.responder.value;

import dev.mailworthy.core.Hint;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that a responder and its visitors share: at least 16 random octets, written as one line of base64url (RFC
 * 4648 section 5) or hexadecimal. {@link KeyFile} stores it. No text of this class shows it.
 */
public final class ResponderKey {

    /** The minimum: 128 bits. RFC 2104 section 3 advises the length of the hash, which {@link #draw} uses. */
    static final int FEWEST_OCTETS = 16;

    private static final int OWN_OCTETS = 32;
    private static final int MOST_CHARACTERS = 512;

    /**
     * The minimum number of different octets. Of 16 random octets, about one key in 10^11 has fewer; patterns typed by
     * hand often have.
     */
    private static final int FEWEST_DIFFERENT = 8;

    private static final String HMAC = "HmacSHA256";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec secret;

    private ResponderKey(byte[] octets) {
        secret = new SecretKeySpec(octets, HMAC);
    }

    /**
     * {@return a new key of 32 octets}
     *
     * @param random must not be predictable
     */
    public static String draw(RandomGenerator random) {
        byte[] octets = new byte[OWN_OCTETS];
        random.nextBytes(octets);
        return BASE64.encodeToString(octets);
    }

    /**
     * Reads a key from one line.
     *
     * @param line 32 octets in one of the two written forms
     * @return the key
     * @throws ResponderException if the line is not a key; the message never quotes it
     */
    public static ResponderKey parse(String line) throws ResponderException {
        String text = line.strip();
        byte[] octets = decode(text)
                .orElseThrow(() -> new ResponderException(
                        "the key is no line of base64url or hexadecimal", Hint.Standard.MAKE_RESPONDER_KEY));
        if (octets.length < FEWEST_OCTETS) {
            throw new ResponderException(
                    "the key has " + octets.length + " octets; it needs at least " + FEWEST_OCTETS + " random ones");
        }
        if (different(octets) < FEWEST_DIFFERENT) {
            throw new ResponderException("the key is not random", Hint.Standard.MAKE_RESPONDER_KEY);
        }
        return new ResponderKey(octets);
    }

    private static Optional<byte[]> decode(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            boolean hexadecimal = text.length() % 2 == 0 && text.matches("[0-9A-Fa-f]+");
            return Optional.of(
                    hexadecimal
                            ? HexFormat.of().parseHex(text)
                            : Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static long different(byte[] octets) {
        boolean[] met = new boolean[256];
        for (byte octet : octets) {
            met[octet & 0xFF] = true;
        }
        long count = 0;
        for (boolean each : met) {
            count += each ? 1 : 0;
        }
        return count;
    }

    /**
     * Passes on the key in both of its written forms, to a place that keeps secrets out of texts.
     *
     * @param place is called once for each form
     */
    public void forEachForm(Consumer<String> place) {
        place.accept(BASE64.encodeToString(secret.getEncoded()));
        place.accept(HexFormat.of().formatHex(secret.getEncoded()));
    }

    /**
     * {@return the seal of a text: HMAC-SHA256 (RFC 2104) in base64url}
     *
     * @param purpose separates seals of different kinds
     * @param text of any length
     */
    public String seal(String purpose, String text) {
        return BASE64.encodeToString(mac(purpose, text));
    }

    /**
     * {@return whether a seal is valid} The time of the check does not depend on where the seal differs.
     *
     * @param seal from {@link #seal}, or anything else
     * @param purpose as in {@link #seal}
     * @param text as in {@link #seal}
     */
    public boolean fits(String seal, String purpose, String text) {
        byte[] own = seal(purpose, text).getBytes(StandardCharsets.ISO_8859_1);
        return MessageDigest.isEqual(own, seal.getBytes(StandardCharsets.ISO_8859_1));
    }

    private byte[] mac(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return mac.doFinal(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no " + HMAC, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResponderKey that
                && MessageDigest.isEqual(secret.getEncoded(), that.secret.getEncoded());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(mac("mailworthy/hash/1", ""));
    }

    @Override
    public String toString() {
        return "a responder's key";
    }
}
