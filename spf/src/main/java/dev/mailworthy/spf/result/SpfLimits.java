package dev.mailworthy.spf.result;

import java.time.Duration;

/**
 * The limits of one check. No other place has these numbers. The first five are those of RFC 7208 section 4.6.4. The last two
 * are our own; no honest record comes near them.
 *
 * @param dnsTerms terms that need the DNS; one more is a permerror
 * @param voidLookups look-ups that find nothing; one more is a permerror
 * @param mxNames hosts of one {@code mx}; one more is a permerror
 * @param ptrNames reverse names that are looked up; others are ignored
 * @param time the time limit; after it the result is temperror
 * @param queries DNS questions; one more is a temperror
 * @param recordOctets octets of one record; one more is a permerror
 */
public record SpfLimits(
        int dnsTerms, int voidLookups, int mxNames, int ptrNames, Duration time, int queries, int recordOctets) {

    /** The octets of all TXT records of a name together. With more, an answer may not fit 512 octets (RFC 7208 section 3.4). */
    public static final int TXT_OCTETS = 450;

    private static final SpfLimits RFC_7208 = new SpfLimits(10, 2, 10, 10, Duration.ofSeconds(20), 120, 16_384);

    /** {@return the RFC's numbers, 20 s, 120 questions and 16384 octets} */
    public static SpfLimits rfc7208() {
        return RFC_7208;
    }

    /**
     * {@return these limits with another time}
     *
     * @param other of one check, more than zero
     * @throws IllegalArgumentException if the time is not positive
     */
    public SpfLimits within(Duration other) {
        if (other.isNegative() || other.isZero()) {
            throw new IllegalArgumentException("the time limit must be positive");
        }
        return new SpfLimits(dnsTerms, voidLookups, mxNames, ptrNames, other, queries, recordOctets);
    }
}
