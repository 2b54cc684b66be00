package dev.mailworthy.spf;

import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.spf.result.SpfRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One check_host() that does no input or output. A driver reads the questions that it {@link #needs} and
 * {@link #supply supplies} the answers, until there is a {@link #result}. Blocking, asynchronous and replayed checks are such
 * drivers. Not safe for use by several threads at once.
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

    /** {@return the {@link DnsQuestion questions} that must be answered next; they may be sent together} Empty at the end. */
    public List<DnsQuestion> needs() {
        return result.isPresent() ? List.of() : answers.needed();
    }

    /**
     * Takes an {@link DnsAnswer answer}. With the last needed answer the evaluation goes on. Other answers are kept for later.
     *
     * @param question one of {@link #needs}, or one that may be needed later
     * @param answer also a failure, which is {@link DnsAnswer.Unanswered}
     */
    public void supply(DnsQuestion question, DnsAnswer answer) {
        answers.supply(question, answer);
        if (result.isEmpty() && answers.needed().isEmpty()) {
            advance();
        }
    }

    /** {@return the result} Empty while answers are needed. */
    public Optional<SpfCheck> result() {
        return result;
    }

    /** {@return every question so far with its answer, in order} {@link Spf#replay} can repeat the check from it. */
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
