package dev.mailworthy.spf;

import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers that an {@link Evaluation} has so far. When more arrive, the evaluation runs again from its beginning. It asks
 * equal questions in equal order, so that it gets further each time. A list is enough, because there are few answers.
 */
final class Answers {

    /** A source of answers that never waits. */
    interface AtOnce {
        /** The {@link DnsAnswer answer}, or null if it has not arrived. */
        @Nullable
        DnsAnswer answer(DnsQuestion question);
    }

    private final AtOnce source;
    private final List<DnsQuestion> questions = new ArrayList<>(8);
    private final List<DnsAnswer> known = new ArrayList<>(8);
    private final List<DnsQuestion> needed = new ArrayList<>(0);

    Answers(AtOnce source) {
        this.source = source;
    }

    /**
     * The index of a {@link DnsQuestion question}'s answer.
     *
     * @throws NeedsAnswer if there is no answer yet; the question is then noted as needed
     */
    int place(DnsQuestion question) {
        int place = find(question);
        if (place < 0) {
            throw new NeedsAnswer();
        }
        return place;
    }

    DnsAnswer at(int place) {
        return known.get(place);
    }

    /** Notes questions that will be needed soon, so that a driver can send them together. */
    void announce(List<DnsQuestion> soon) {
        soon.forEach(this::find);
    }

    private int find(DnsQuestion question) {
        int place = questions.indexOf(question);
        if (place >= 0) {
            return place;
        }
        DnsAnswer answer = source.answer(question);
        if (answer == null) {
            if (!needed.contains(question)) {
                needed.add(question);
            }
            return -1;
        }
        return keep(question, answer);
    }

    private int keep(DnsQuestion question, DnsAnswer answer) {
        questions.add(question);
        known.add(answer);
        return known.size() - 1;
    }

    /** Every question with its answer, in order. */
    Map<DnsQuestion, DnsAnswer> transcript() {
        Map<DnsQuestion, DnsAnswer> all = new LinkedHashMap<>();
        for (int i = 0; i < known.size(); i++) {
            all.put(questions.get(i), known.get(i));
        }
        return Collections.unmodifiableMap(all);
    }

    List<DnsQuestion> needed() {
        return List.copyOf(needed);
    }

    void supply(DnsQuestion question, DnsAnswer answer) {
        needed.remove(question);
        if (!questions.contains(question)) {
            keep(question, answer);
        }
    }
}
