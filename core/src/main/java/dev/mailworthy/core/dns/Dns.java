package dev.mailworthy.core.dns;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The port through which everything asks the DNS. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface Dns {

    /**
     * Asks one question. The future always completes normally, within the engine's deadline, whatever the network does:
     * a failure is a {@link DnsAnswer.Unanswered}. It completes exceptionally only through a programming error.
     * A continuation may run on the engine's own thread, so it must not block.
     */
    CompletableFuture<DnsAnswer> query(DnsQuestion question);

    /** Asks and waits. An interrupt is kept, and reads as a timeout. */
    default DnsAnswer ask(DnsQuestion question) {
        CompletableFuture<DnsAnswer> pending = query(question);
        try {
            return pending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new DnsAnswer.Timeout(DnsAnswer.Origin.none("interrupted"));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a DNS engine failed on " + question, e.getCause());
        }
    }
}
