package dev.mailworthy.core.dns;

import dev.mailworthy.core.run.Completion;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/** The DNS as a port: all code of this project asks the DNS through it. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface Dns {

    /**
     * Asks one question. The future always completes normally, within the engine's deadline. A failure of the network is a
     * {@link DnsAnswer.Unanswered}. Only a programming error completes it exceptionally. A continuation may run on the engine's
     * own thread and must not block; {@link #on} gives a port whose continuations may. Each call gives a future of its own.
     * Cancelling it tells the engine that this caller needs no answer; other callers are not disturbed.
     *
     * @param question of class IN
     * @return a future of this call alone
     */
    CompletableFuture<DnsAnswer> query(DnsQuestion question);

    /**
     * Asks and blocks until the answer comes. If the thread is interrupted, the question is cancelled, the answer is a
     * {@link DnsAnswer.Timeout} and the interrupt flag stays set.
     *
     * @param question of class IN
     * @return records, a proved absence, or why there is no answer; never null
     * @throws IllegalStateException if the engine has a bug
     */
    default DnsAnswer ask(DnsQuestion question) {
        CompletableFuture<DnsAnswer> pending = query(question);
        try {
            return pending.get();
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            return new DnsAnswer.Timeout(DnsAnswer.Origin.none("interrupted"));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a DNS engine failed on " + question, e.getCause());
        }
    }

    /**
     * {@return this port with futures that complete on an executor, so that their continuations may block} An answer that is
     * known at once completes on the calling thread. Take it at the edge of a program: each answer costs a task of the executor.
     *
     * @param executor runs one task for each answer that is not known at once
     */
    default Dns on(Executor executor) {
        return question -> {
            CompletableFuture<DnsAnswer> answer = query(question);
            return Completion.on(executor, answer, () -> answer.cancel(false));
        };
    }
}
