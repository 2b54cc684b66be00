package dev.mailworthy.dnsbl.sweep;

import dev.mailworthy.dnsbl.ask.Word;
import dev.mailworthy.dnsbl.catalogue.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Queries through the ordinary engine {@link dev.mailworthy.core.dns.engine.WireDns} for the pairs that
 * {@link dev.mailworthy.core.dns.engine.BulkDns} cannot conclude, such as truncated replies and aliases. It limits the queries
 * in flight.
 */
final class SlowDoor {

    private static final int MOST = 256;

    /** The answer for a pair. */
    record SlowAnswer(long number, Word word, Optional<String> reasonText) {}

    private record Question(long number, SweptList list, Target target) {}

    private final ConcurrentLinkedQueue<SlowAnswer> answers = new ConcurrentLinkedQueue<>();
    private final Deque<Question> waiting = new ArrayDeque<>();
    private int underWay;

    boolean isFull() {
        return waiting.size() > MOST;
    }

    /** Whether no pair waits and no query is in flight. */
    boolean isEmpty() {
        return underWay == 0 && waiting.isEmpty();
    }

    void ask(long number, SweptList list, Target target) {
        waiting.add(new Question(number, list, target));
        start();
    }

    /** Queries the list's TXT record about a listed {@link Target target}. */
    void askReason(long number, SweptList list, Target target, Word hit) {
        underWay++;
        CompletableFuture.supplyAsync(() -> list.reasonText(target))
                .thenAccept(text -> answers.add(new SlowAnswer(number, hit, text)));
    }

    /** The next answer that arrived, or null. */
    @Nullable
    SlowAnswer poll() {
        if (underWay == 0) {
            return null;
        }
        SlowAnswer answer = answers.poll();
        if (answer != null) {
            underWay--;
            start();
        }
        return answer;
    }

    private void start() {
        while (underWay < MOST && !waiting.isEmpty()) {
            Question question = waiting.remove();
            underWay++;
            question.list()
                    .askSlowly(question.target())
                    .thenAccept(word -> answers.add(new SlowAnswer(question.number(), word, Optional.empty())));
        }
    }
}
