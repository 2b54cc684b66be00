package dev.mailworthy.smtp.trust;

import dev.mailworthy.core.dns.stop.StoppableDns;
import dev.mailworthy.core.net.DomainName;
import dev.mailworthy.core.run.Completion;
import java.util.concurrent.CompletableFuture;

/**
 * The fetcher of one call, which ends with the call: by its deadline, by an interrupt or by cancelling. The fetch has a thread of
 * its own, because a read from a socket obeys none of these; that thread is interrupted.
 *
 * @param run the DNS of the call, which knows when it is stopped
 */
record StoppableFetcher(HttpsFetcher fetcher, StoppableDns run) implements HttpsFetcher {

    @Override
    public Fetched fetch(DomainName host, String path, int maxOctets) {
        CompletableFuture<Fetched> fetch =
                Completion.of(StoppableFetcher::start, () -> fetcher.fetch(host, path, maxOctets));
        return run.await(
                run.stoppable(fetch, stopped -> new Fetched.Failed(stopped.reason(), host + ": " + stopped.detail())));
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "mailworthy-fetch");
        thread.setDaemon(true);
        thread.start();
    }
}
