package dev.mailworthy.spf.result;

import dev.mailworthy.core.text.Printable;

/**
 * A domain's request for a report of a {@link SpfResult result} (RFC 6652). We send no reports.
 *
 * @param address the recipient, from {@code ra=} and the domain
 * @param percent the share of such results to report, 0 to 100
 */
public record FailureReport(String address, int percent) {
    public FailureReport {
        address = Printable.text(address);
    }
}
