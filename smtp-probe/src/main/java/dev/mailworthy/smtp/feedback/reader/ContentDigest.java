package dev.mailworthy.smtp.feedback.reader;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over the values of a report, in order. It does not depend on white space and packing. */
public final class ContentDigest {

    private static final int BUFFER = 8192;
    /** Not in any value: ends one. */
    private static final byte END = (byte) 0xFF;

    private final MessageDigest digest = sha256();
    private final byte[] buffer = new byte[BUFFER];
    private int used;

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public void add(String name, String value) {
        add(name);
        add(value);
    }

    public void add(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                put((byte) c);
            } else {
                put((byte) (0x80 | c >> 12));
                put((byte) (0x80 | c >> 6 & 0x3F));
                put((byte) (0x80 | c & 0x3F));
            }
        }
        put(END);
    }

    private void put(byte octet) {
        if (used == BUFFER) {
            digest.update(buffer, 0, used);
            used = 0;
        }
        buffer[used++] = octet;
    }

    /** Ends the digest. */
    public String hex() {
        digest.update(buffer, 0, used);
        return HexFormat.of().formatHex(digest.digest());
    }
}
