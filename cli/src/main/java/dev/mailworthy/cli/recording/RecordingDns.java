package dev.mailworthy.cli.recording;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the answers of a DNS. A repeated {@link DnsQuestion question} gets the first answer again, and the order of the
 * parts does not change a replay. Only a question without an answer is sent again.
 */
final class RecordingDns implements Dns {

    private final Dns dns;
    private final Map<DnsQuestion, CompletableFuture<DnsAnswer>> asked = new ConcurrentHashMap<>();
    private final List<RecordedExchange> exchanges = new ArrayList<>();

    RecordingDns(Dns dns) {
        this.dns = dns;
    }

    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        return asked.compute(question, (same, before) -> before != null && !isSilence(before) ? before : fresh(same))
                .copy();
    }

    private static boolean isSilence(CompletableFuture<DnsAnswer> before) {
        return before.isCompletedExceptionally() || before.isDone() && before.join() instanceof DnsAnswer.Unanswered;
    }

    private CompletableFuture<DnsAnswer> fresh(DnsQuestion question) {
        return dns.query(question).whenComplete((answer, bug) -> {
            if (answer != null) {
                keep(new RecordedExchange(question, answer));
            }
        });
    }

    private synchronized void keep(RecordedExchange exchange) {
        exchanges.add(exchange);
    }

    /** All {@link DnsQuestion questions} with their answers so far, in the order of the answers. */
    synchronized List<RecordedExchange> exchanges() {
        return List.copyOf(exchanges);
    }
}
