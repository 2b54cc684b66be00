package dev.mailworthy.spf;

import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.spf.result.SpfRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One check_host() without input or output of its own. It has questions that it {@link #needs}; a driver {@link #supply
 * supplies} the answers; when it needs no more, it has a {@link #result}. Blocking, asynchronous and replayed checks are
 * drivers of it. Not safe for use by several threads at once.
 */
public final class SpfEvaluation {

    private final SpfRequest request;
    private final Sender sender;
    private final SpfSettings settings;
    private final Answers answers;
    private final long endMillis;
    private Optional<SpfCheck> result = Optional.empty();

    SpfEvaluation(SpfRequest request, SpfSettings settings, Answers.AtOnce atOnce) {
        this.request = request;
        this.sender = Sender.of(request);
        this.settings = settings;
        this.answers = new Answers(atOnce);
        this.endMillis = settings.clock().millis() + settings.limits().time().toMillis();
        advance();
    }

    /** The questions that must be answered before it goes on; they may be asked at the same time. Empty at the end. */
    public List<DnsQuestion> needs() {
        return result.isPresent() ? List.of() : answers.needed();
    }

    /**
     * Takes an answer. When all needed answers have come, the evaluation goes on. Other answers are kept for later.
     */
    public void supply(DnsQuestion question, DnsAnswer answer) {
        answers.supply(question, answer);
        if (result.isEmpty() && answers.needed().isEmpty()) {
            advance();
        }
    }

    /** The result, once nothing more is needed. */
    public Optional<SpfCheck> result() {
        return result;
    }

    /** Every question so far with its answer, in order: enough to {@link Spf#replay} the check. */
    public Map<DnsQuestion, DnsAnswer> transcript() {
        return answers.transcript();
    }

    private void advance() {
        Lookups lookups = new Lookups(answers, new Spending(settings.limits()), settings, endMillis);
        try {
            result = Optional.of(new Evaluation(request, sender, settings, lookups).run());
        } catch (NeedsAnswer e) {
            result = Optional.empty();
        }
    }

    long millisLeft() {
        return Math.max(0, endMillis - settings.clock().millis());
    }
}
