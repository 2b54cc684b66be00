package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.RecordType;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.dns.DnsTransport;
import dev.mailworthy.core.net.DomainName;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Asks questions over the network and follows aliases to their end. */
public final class WireQuestions {

    /** One question without its aliases. */
    private interface Source {
        CompletableFuture<Exchange.Result> ask(DomainName name, RecordType type, BooleanSupplier abandoned);
    }

    private final Source source;

    public WireQuestions(Exchange exchange) {
        this.source = exchange::ask;
    }

    /** @param resolver names the resolver in evidence */
    public WireQuestions(DnsTransport transport, String resolver) {
        this.source = new MessageExchange(transport, resolver)::ask;
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
        return source.ask(way.target(), question.type(), abandoned).thenCompose(result -> {
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
