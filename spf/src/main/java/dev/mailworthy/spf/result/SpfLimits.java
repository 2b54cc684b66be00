package dev.mailworthy.spf.result;

import java.time.Duration;

/**
 * How much one check may use. The first four and the time are those of RFC 7208 section 4.6.4; the others are ceilings of
 * our own, which no honest record comes near.
 *
 * @param dnsTerms terms that need the DNS; one more is a permerror
 * @param voidLookups look-ups that find nothing; one more is a permerror
 * @param mxNames hosts of one {@code mx}; one more is a permerror
 * @param ptrNames reverse names that are looked at; others are passed over
 * @param time over-run is a temperror
 * @param queries questions put to the DNS; one more is a temperror
 * @param recordOctets of one record; one more is a permerror
 */
public record SpfLimits(
        int dnsTerms, int voidLookups, int mxNames, int ptrNames, Duration time, int queries, int recordOctets) {

    /** The RFC's numbers, 20 s, 120 questions and 16384 octets. */
    public static SpfLimits rfc7208() {
        return new SpfLimits(10, 2, 10, 10, Duration.ofSeconds(20), 120, 16_384);
    }
}
