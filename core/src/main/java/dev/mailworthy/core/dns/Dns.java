package dev.mailworthy.core.dns;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The DNS as a port: all code of this project asks the DNS through it. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface Dns {

    /**
     * Asks one question. The future always completes normally, within the engine's deadline. A failure of the network is a
     * {@link DnsAnswer.Unanswered}. Only a programming error completes it exceptionally. A continuation may run on the engine's
     * own thread and must not block.
     */
    CompletableFuture<DnsAnswer> query(DnsQuestion question);

    /**
     * Asks and blocks until the answer comes. If the thread is interrupted, the answer is a {@link DnsAnswer.Timeout} and the
     * interrupt flag stays set.
     */
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
