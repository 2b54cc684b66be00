package dev.mailworthy.core.dns.internal;

import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.net.DomainName;
import java.util.concurrent.CompletableFuture;

/** Questions over the wire, aliases followed to their end. */
public final class WireQuestions {

    private final Exchange exchange;

    public WireQuestions(Exchange exchange) {
        this.exchange = exchange;
    }

    public CompletableFuture<DnsAnswer> ask(DnsQuestion question) {
        return follow(question, question.name(), 0);
    }

    private CompletableFuture<DnsAnswer> follow(DnsQuestion question, DomainName name, int hops) {
        return exchange.ask(name, question.type()).thenCompose(result -> {
            if (result instanceof Exchange.Result.Failed failed) {
                return CompletableFuture.completedFuture(Replies.failure(failed));
            }
            Exchange.Result.Reply reply = (Exchange.Result.Reply) result;
            Replies.Reading reading = Replies.read(question, name, reply);
            if (reading instanceof Replies.Reading.Done done) {
                return CompletableFuture.completedFuture(done.answer());
            }
            if (hops == ZoneAnswers.ALIASES) {
                return CompletableFuture.completedFuture(new DnsAnswer.Malformed(
                        "more than 8 aliases in a row", DnsAnswer.Origin.none(reply.resolver())));
            }
            return follow(question, ((Replies.Reading.Alias) reading).target(), hops + 1);
        });
    }
}
