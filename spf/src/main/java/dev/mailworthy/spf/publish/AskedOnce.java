package dev.mailworthy.spf.publish;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cache in front of a {@link Dns}. It sends each question once, so that the search for a repair costs few questions more than
 * the checks. Safe for use by many threads.
 */
final class AskedOnce implements Dns {

    private final Dns dns;
    private final Map<DnsQuestion, CompletableFuture<DnsAnswer>> asked = new ConcurrentHashMap<>();

    AskedOnce(Dns dns) {
        this.dns = dns;
    }

    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        return asked.computeIfAbsent(question, dns::query).copy();
    }

    /**
     * A DNS that stops sending questions after the first one without an answer; known answers still count. The results of the
     * checks are ready, so that a search for a {@link SpfRepair repair} must not wait for many timeouts.
     */
    Dns untilUnanswered() {
        return new UntilUnanswered();
    }

    private final class UntilUnanswered implements Dns {

        private volatile boolean unanswered;

        @Override
        public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
            if (unanswered && !asked.containsKey(question)) {
                return CompletableFuture.completedFuture(new DnsAnswer.Skipped(
                        Reason.SKIPPED,
                        "another question went unanswered",
                        DnsAnswer.Origin.none("search for a repair")));
            }
            CompletableFuture<DnsAnswer> answer = AskedOnce.this.query(question);
            answer.thenAccept(this::note);
            return answer;
        }

        private void note(DnsAnswer answer) {
            unanswered |= answer instanceof DnsAnswer.Unanswered;
        }
    }
}
