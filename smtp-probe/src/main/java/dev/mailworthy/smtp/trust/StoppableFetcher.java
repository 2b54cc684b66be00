package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.dns.stop.StoppableDns;
import dev.mailworthy.core.net.DomainName;

/**
 * The fetcher of one call, which ends with the call: by its deadline, by an interrupt or by cancelling.
 *
 * @param run the DNS of the call, which knows when it is stopped
 */
record StoppableFetcher(HttpsFetcher fetcher, StoppableDns run) implements HttpsFetcher {

    @Override
    public Fetched fetch(DomainName host, String path, int maxOctets) {
        return run.blocking(
                "mailworthy-fetch",
                () -> fetcher.fetch(host, path, maxOctets),
                stopped -> new Fetched.Failed(stopped.reason(), host + ": " + stopped.detail()));
    }
}
