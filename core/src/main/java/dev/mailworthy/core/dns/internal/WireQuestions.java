package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Asks questions over the network and follows aliases to their end. */
public final class WireQuestions {

    private final Exchange exchange;

    public WireQuestions(Exchange exchange) {
        this.exchange = exchange;
    }

    /** @param abandoned whether nobody waits for the answer any more; then nothing more is sent */
    public CompletableFuture<DnsAnswer> ask(DnsQuestion question, BooleanSupplier abandoned) {
        return follow(question, Replies.Reading.Alias.none(question.name()), abandoned);
    }

    /**
     * Asks for the next name. The recursion ends, because each call follows one alias and {@link Replies} limits their number.
     */
    private CompletableFuture<DnsAnswer> follow(
            DnsQuestion question, Replies.Reading.Alias way, BooleanSupplier abandoned) {
        return exchange.ask(way.target(), question.type(), abandoned).thenCompose(result -> {
            if (result instanceof Exchange.Result.Failed failed) {
                return CompletableFuture.completedFuture(Replies.failure(failed));
            }
            Replies.Reading reading = Replies.read(question, way, (Exchange.Result.Reply) result);
            if (reading instanceof Replies.Reading.Done done) {
                return CompletableFuture.completedFuture(done.answer());
            }
            return abandoned.getAsBoolean()
                    ? CompletableFuture.completedFuture(
                            new DnsAnswer.Skipped(Reason.SKIPPED, "cancelled", DnsAnswer.Origin.none("nobody")))
                    : follow(question, (Replies.Reading.Alias) reading, abandoned);
        });
    }
}
