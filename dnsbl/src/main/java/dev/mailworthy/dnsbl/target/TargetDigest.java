package dev.mailworthy.dnsbl.target;

/** A digest of targets (FNV-1a), to notice that a sweep goes on with other input. */
final class TargetDigest {

    private static final long FNV_PRIME = 0x100000001b3L;

    private TargetDigest() {}

    /** The digest with one more target. The last step adds the length, so that targets of different lengths differ. */
    static long with(long before, byte[] target) {
        long digest = before;
        for (byte octet : target) {
            digest = with(digest, octet);
        }
        return with(digest, target.length);
    }

    /** The digest with one more octet, the lowest of this number. */
    static long with(long before, int octet) {
        return (before ^ octet & 0xFF) * FNV_PRIME;
    }
}
