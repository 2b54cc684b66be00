package dev.mailworthy.core.dns.internal.bulk;

import java.security.SecureRandom;

/** Unpredictable numbers from a {@link SecureRandom}. They are drawn in blocks, because each draw takes a lock. */
final class RandomBlock {

    private final SecureRandom random;
    private final byte[] block = new byte[4096];
    private int at = block.length;

    RandomBlock(SecureRandom random) {
        this.random = random;
    }

    /** 0 to 255. */
    int octet() {
        if (at == block.length) {
            random.nextBytes(block);
            at = 0;
        }
        return block[at++] & 0xFF;
    }

    /** 0 to 65535. */
    int id() {
        return (octet() << 8) | octet();
    }
}
