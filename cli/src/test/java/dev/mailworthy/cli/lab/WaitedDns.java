package dev.mailworthy.cli.lab;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Counts the lookups that come one after the other. The place of a question is one more than the highest place of the
 * {@link DnsAnswer answers} that came before it. A repeated question keeps its place. Answers must take much longer
 * than the run needs to ask its questions. On a busy machine the count may be too high, but never too low.
 */
final class WaitedDns implements Dns {

    private final Dns dns;
    private final Map<DnsQuestion, Integer> places = new HashMap<>();
    private int answered;
    private int longest;

    WaitedDns(Dns dns) {
        this.dns = dns;
    }

    @Override
    public CompletableFuture<DnsAnswer> query(DnsQuestion question) {
        int place = place(question);
        return dns.query(question).whenComplete((answer, bug) -> answered(place));
    }

    private synchronized int place(DnsQuestion question) {
        int place = places.computeIfAbsent(question, first -> answered + 1);
        longest = Math.max(longest, place);
        return place;
    }

    private synchronized void answered(int place) {
        answered = Math.max(answered, place);
    }

    synchronized int longest() {
        return longest;
    }
}
