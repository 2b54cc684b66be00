package dev.mailworthy.core.posture.text;

import dev.mailworthy.core.Evidence;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A question that is on its way, and its answer. */
public record PendingQuestion(DnsQuestion question, CompletableFuture<DnsAnswer> pending) {

    /** Waits; the DNS port's deadline bounds it. */
    public DnsAnswer answer() {
        return pending.join();
    }

    /** The answer's records of one kind; none when there are none or nobody answered. */
    public <R extends DnsRecord> List<R> records(Class<R> kind) {
        return answer() instanceof DnsAnswer.Records found ? found.of(kind) : List.of();
    }

    public Optional<DnsAnswer.Unanswered> silence() {
        return answer() instanceof DnsAnswer.Unanswered silent ? Optional.of(silent) : Optional.empty();
    }

    public Evidence evidence(String observation) {
        return new Evidence(question + " via " + answer().origin().resolver(), observation);
    }

    /** Evidence that says what kind of nothing came. */
    public Evidence nothing() {
        return evidence(answer() instanceof DnsAnswer.NoSuchName ? "NXDOMAIN" : "no " + question.type() + " record");
    }

    @Override
    public String toString() {
        return question.toString();
    }
}
