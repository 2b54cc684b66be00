package dev.mailworthy.core.posture.text;

import java.util.OptionalInt;

/**
 * Reads the length of an RSA key from its DER octets. These are a SubjectPublicKeyInfo (RFC 5280 section 4.1), as most domains
 * publish, or an RSAPublicKey (RFC 8017 appendix A.1.1), as RFC 6376 section 3.6.1 describes. The key factory of the JDK is not
 * used: it refuses short keys, and needs long for very long ones.
 */
public final class RsaModulus {

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;

    private final byte[] der;
    private int at;
    private int length;

    private RsaModulus(byte[] der) {
        this.der = der;
    }

    /** The bits of the modulus. Empty if the octets are no RSA key. */
    public static OptionalInt bits(byte[] der) {
        RsaModulus reader = new RsaModulus(der);
        return reader.enter(SEQUENCE) && (reader.peek() == INTEGER || reader.toInnerKey())
                ? reader.modulus()
                : OptionalInt.empty();
    }

    private boolean toInnerKey() {
        if (!enter(SEQUENCE)) {
            return false;
        }
        at += length;
        if (!enter(BIT_STRING) || peek() != 0) {
            return false;
        }
        at++;
        return enter(SEQUENCE);
    }

    private OptionalInt modulus() {
        if (!enter(INTEGER) || length == 0) {
            return OptionalInt.empty();
        }
        int start = at;
        int end = at + length;
        while (start < end && der[start] == 0) {
            start++;
        }
        return start == end
                ? OptionalInt.empty()
                : OptionalInt.of((end - start) * 8 - Integer.numberOfLeadingZeros(der[start] & 0xFF) + 24);
    }

    private int peek() {
        return at < der.length ? der[at] & 0xFF : -1;
    }

    /** Reads a tag and its length. Returns false if the tag is another one, or its value ends behind the octets. */
    private boolean enter(int tag) {
        if (peek() != tag || at + 1 >= der.length) {
            return false;
        }
        int first = der[at + 1] & 0xFF;
        at += 2;
        if (first < 0x80) {
            length = first;
        } else {
            int octets = first & 0x7F;
            if (octets == 0 || octets > 3 || at + octets > der.length) {
                return false;
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = length << 8 | der[at++] & 0xFF;
            }
        }
        return length <= der.length - at;
    }
}
