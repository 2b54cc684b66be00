package dev.mailworthy.cli.world;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Determines the longest chain of {@link Dns DNS} questions of a run that each depend on the answer before. It repeats
 * the run in memory, in rounds. The first round gets no answers; each later round gets the answers to all questions of
 * the rounds before. The chain is as long as the number of rounds with a new question.
 */
public final class LookupRounds {

    private LookupRounds() {}

    /**
     * @param questions the questions of the run; others, which only a missing answer leads to, do not count
     * @param answers makes a DNS with the answers of the run, in their order
     * @param run repeats the run over a DNS
     */
    public static int of(Set<DnsQuestion> questions, Supplier<Dns> answers, Consumer<Dns> run) {
        Set<DnsQuestion> known = new HashSet<>();
        int rounds = 0;
        while (known.addAll(asked(known, answers.get(), run, questions))) {
            rounds++;
        }
        return rounds;
    }

    private static Set<DnsQuestion> asked(
            Set<DnsQuestion> known, Dns answers, Consumer<Dns> run, Set<DnsQuestion> questions) {
        Set<DnsQuestion> asked = ConcurrentHashMap.newKeySet();
        run.accept(question -> {
            asked.add(question);
            return known.contains(question) ? answers.query(question) : CompletableFuture.completedFuture(unknown());
        });
        asked.retainAll(questions);
        return asked;
    }

    private static DnsAnswer unknown() {
        return new DnsAnswer.Timeout(DnsAnswer.Origin.none("a later round"));
    }
}
