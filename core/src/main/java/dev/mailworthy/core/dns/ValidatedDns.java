package dev.mailworthy.core.dns;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The port for whoever may only believe what DNSSEC proves, such as DANE (RFC 6698 section 4.1). */
@FunctionalInterface
public interface ValidatedDns {

    /** Asks and validates. The future completes as {@link Dns#query} promises it. */
    CompletableFuture<ValidatedAnswer> validate(DnsQuestion question);

    /** Asks and waits. An interrupt is kept, and reads as a timeout. */
    default ValidatedAnswer ask(DnsQuestion question) {
        try {
            return validate(question).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ValidatedAnswer.of(
                    new DnsAnswer.Timeout(DnsAnswer.Origin.none("interrupted")), DnssecStatus.UNANSWERED);
        } catch (ExecutionException e) {
            throw new IllegalStateException("validation failed on " + question, e.getCause());
        }
    }

    /** Believes everything an engine says, to the same degree. For labs and tests, where zones are files. */
    static ValidatedDns believing(Dns dns, DnssecStatus degree) {
        return question -> dns.query(question).thenApply(answer -> ValidatedAnswer.of(answer, degree));
    }
}
