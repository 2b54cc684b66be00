package dev.mailworthy.core.dns;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The DNS port for callers that may use only answers proved by DNSSEC, such as DANE (RFC 6698 section 4.1). */
@FunctionalInterface
public interface ValidatedDns {

    /**
     * Asks and validates. The future completes like that of {@link Dns#query}.
     *
     * @param question of class IN
     * @return the answer with what DNSSEC proved about it
     */
    CompletableFuture<ValidatedAnswer> validate(DnsQuestion question);

    /**
     * Asks and blocks until the answer comes. If the thread is interrupted, the answer is a {@link DnsAnswer.Timeout} and the
     * interrupt flag stays set.
     *
     * @param question of class IN
     * @return the answer with what DNSSEC proved about it
     */
    default ValidatedAnswer ask(DnsQuestion question) {
        CompletableFuture<ValidatedAnswer> pending = validate(question);
        try {
            return pending.get();
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            return ValidatedAnswer.of(
                    new DnsAnswer.Timeout(DnsAnswer.Origin.none("interrupted")), DnssecStatus.UNANSWERED);
        } catch (ExecutionException e) {
            throw new IllegalStateException("validation failed on " + question, e.getCause());
        }
    }

    /**
     * Gives every answer of an engine one status, without validation. For labs and tests, where zones are files.
     *
     * @param dns the engine that answers
     * @param degree the status of every answer but those that are {@link DnsAnswer.Unanswered}
     * @return a port that proves nothing
     */
    static ValidatedDns believing(Dns dns, DnssecStatus degree) {
        return question -> dns.query(question).thenApply(answer -> ValidatedAnswer.of(answer, degree));
    }
}
