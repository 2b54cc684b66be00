package dev.mailworthy.spf.record;

/**
 * The prefix lengths of {@code a} and {@code mx} (RFC 7208 section 5.6).
 *
 * @param ip4 0 to 32
 * @param ip6 0 to 128
 */
public record DualCidr(int ip4, int ip6) {

    /** The whole address: the default. */
    public static final DualCidr WHOLE = new DualCidr(32, 128);
}
