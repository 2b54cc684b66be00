package dev.mailworthy.spf;

import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The answers that an evaluation has so far. It is run again from its beginning when more have come: it asks the same
 * questions in the same order, so that it gets further each time.
 */
final class Answers {

    private final Function<DnsQuestion, Optional<DnsAnswer>> atOnce;
    private final Map<DnsQuestion, DnsAnswer> known = new HashMap<>();
    private final List<DnsQuestion> needed = new ArrayList<>(0);

    /** @param atOnce gives an answer that can be had without waiting */
    Answers(Function<DnsQuestion, Optional<DnsAnswer>> atOnce) {
        this.atOnce = atOnce;
    }

    /** The answer, or a note that it is needed and an end of this attempt. */
    DnsAnswer get(DnsQuestion question) {
        return find(question).orElseThrow(NeedsAnswer::new);
    }

    /** Notes what will be needed soon, so that it can be asked at the same time. */
    void announce(List<DnsQuestion> questions) {
        questions.forEach(this::find);
    }

    private Optional<DnsAnswer> find(DnsQuestion question) {
        DnsAnswer answer = known.get(question);
        if (answer != null) {
            return Optional.of(answer);
        }
        Optional<DnsAnswer> found = atOnce.apply(question);
        if (found.isPresent()) {
            known.put(question, found.get());
        } else if (!needed.contains(question)) {
            needed.add(question);
        }
        return found;
    }

    boolean has(DnsQuestion question) {
        return known.containsKey(question);
    }

    List<DnsQuestion> needed() {
        return List.copyOf(needed);
    }

    void supply(DnsQuestion question, DnsAnswer answer) {
        needed.remove(question);
        known.put(question, answer);
    }
}
