package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import java.util.concurrent.CompletableFuture;

/** Asks questions over the network and follows aliases to their end. */
public final class WireQuestions {

    private final Exchange exchange;

    public WireQuestions(Exchange exchange) {
        this.exchange = exchange;
    }

    public CompletableFuture<DnsAnswer> ask(DnsQuestion question) {
        return follow(question, Replies.Reading.Alias.none(question.name()));
    }

    /**
     * Asks for the next name. The recursion ends, because each call follows one alias and {@link Replies} limits their number.
     */
    private CompletableFuture<DnsAnswer> follow(DnsQuestion question, Replies.Reading.Alias way) {
        return exchange.ask(way.target(), question.type()).thenCompose(result -> {
            if (result instanceof Exchange.Result.Failed failed) {
                return CompletableFuture.completedFuture(Replies.failure(failed));
            }
            Replies.Reading reading = Replies.read(question, way, (Exchange.Result.Reply) result);
            return reading instanceof Replies.Reading.Done done
                    ? CompletableFuture.completedFuture(done.answer())
                    : follow(question, (Replies.Reading.Alias) reading);
        });
    }
}
