package dev.mailworthy.cli.recording;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Gives the recorded answers in order, without a network. The last answer to a question is repeated. */
final class ReplayDns implements Dns {

    private final Map<DnsQuestion, Deque<DnsAnswer>> answers = new HashMap<>();

    ReplayDns(List<RecordedExchange> exchanges) {
        exchanges.forEach(exchange -> answers.computeIfAbsent(exchange.question(), question -> new ArrayDeque<>())
                .add(exchange.answer()));
    }

    @Override
    public synchronized CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        Deque<DnsAnswer> left = answers.get(question);
        if (left == null) {
            return CompletableFuture.completedFuture(new DnsAnswer.Skipped(
                    Reason.SKIPPED, "the question was not recorded", DnsAnswer.Origin.none("the record")));
        }
        return CompletableFuture.completedFuture(left.size() > 1 ? left.remove() : left.element());
    }
}
