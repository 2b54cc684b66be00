package dev.mailworthy.cli.lab;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Counts how many lookups came one after the other: a question's place is one more than that of the furthest answer that had
 * come before it was asked. Answers must take much longer than a run needs to ask all that it can ask at once; where the
 * machine is too busy for that, the count is too high, never too low. A repeated question keeps its place.
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
