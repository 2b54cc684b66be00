package dev.mailworthy.core.posture.text;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A DNS question that was sent, and its pending answer. */
public record PendingQuestion(DnsQuestion question, CompletableFuture<DnsAnswer> pending) {

    /** Waits for the answer. The deadline of {@link dev.mailworthy.core.dns.Dns} bounds the time. */
    public DnsAnswer answer() {
        return pending.join();
    }

    /** The records of one kind in the answer; none without an answer. */
    public <R extends DnsRecord> List<R> records(Class<R> kind) {
        return answer() instanceof DnsAnswer.Records found ? found.of(kind) : List.of();
    }

    /** Why there is no answer. Empty if there is one. */
    public Optional<DnsAnswer.Unanswered> silence() {
        return answer() instanceof DnsAnswer.Unanswered silent ? Optional.of(silent) : Optional.empty();
    }

    /** An observation in the answer. */
    public Evidence evidence(String observation) {
        return new Evidence(question + " via " + answer().origin().resolver(), observation);
    }

    /** Evidence that the answer has no record: NXDOMAIN, or no record of this type. */
    public Evidence nothing() {
        return evidence(answer() instanceof DnsAnswer.NoSuchName ? "NXDOMAIN" : "no " + question.type() + " record");
    }

    @Override
    public String toString() {
        return question.toString();
    }
}
