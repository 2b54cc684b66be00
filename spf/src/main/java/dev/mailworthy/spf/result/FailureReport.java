package dev.mailworthy.spf.result;

import dev.mailworthy.core.Printable;

/**
 * A domain's wish to be told of a result (RFC 6652), which holds for the result at hand. Nothing is sent by us.
 *
 * @param address where to, composed of {@code ra=} and the domain
 * @param percent of such results to report, 0 to 100
 */
public record FailureReport(String address, int percent) {
    public FailureReport {
        address = Printable.text(address);
    }
}
