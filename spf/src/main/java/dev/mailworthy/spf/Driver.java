package dev.mailworthy.spf;

import dev.mailworthy.core.Reason;
import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.DnsAnswer;
import dev.mailworthy.core.dns.DnsQuestion;
import dev.mailworthy.core.run.Together;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Gets the answers that one {@link SpfEvaluation} needs from a DNS port. Each question is sent once, as early as possible. */
final class Driver implements Answers.AtOnce {

    private final Dns dns;
    private Map<DnsQuestion, CompletableFuture<DnsAnswer>> pending = Map.of();
    private volatile boolean stopped;

    Driver(Dns dns) {
        this.dns = dns;
    }

    @Override
    public @Nullable DnsAnswer answer(DnsQuestion question) {
        CompletableFuture<DnsAnswer> answer = pending.get(question);
        if (answer == null) {
            answer = stopped
                    ? CompletableFuture.completedFuture(ended("the evaluation was stopped"))
                    : dns.query(question);
        }
        if (answer.isDone()) {
            return answer.isCancelled() ? ended("the evaluation was stopped") : answer.join();
        }
        keep(question, answer);
        return null;
    }

    private synchronized void keep(DnsQuestion question, CompletableFuture<DnsAnswer> answer) {
        if (pending.isEmpty()) {
            pending = new ConcurrentHashMap<>();
        }
        pending.put(question, answer);
    }

    /** Sends no further question and cancels those under way. May be called from any thread. */
    synchronized void stop() {
        stopped = true;
        pending.values().forEach(answer -> answer.cancel(false));
    }

    /** Blocks until the evaluation has its result. */
    SpfCheck block(SpfEvaluation evaluation) {
        if (evaluation.result().isPresent()) {
            return evaluation.result().get();
        }
        try {
            while (evaluation.result().isEmpty()) {
                for (DnsQuestion need : evaluation.needs()) {
                    evaluation.supply(need, await(asked(need), evaluation.millisLeft()));
                }
            }
            return evaluation.result().get();
        } finally {
            stop();
        }
    }

    private CompletableFuture<DnsAnswer> asked(DnsQuestion need) {
        CompletableFuture<DnsAnswer> known = pending.get(need);
        return known == null ? dns.query(need) : known;
    }

    private static DnsAnswer await(CompletableFuture<DnsAnswer> answer, long millis) {
        try {
            return answer.get(millis + 1, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return ended("the time for the evaluation was over");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ended("the evaluation was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a DNS engine failed", e.getCause());
        }
    }

    private static DnsAnswer ended(String why) {
        return new DnsAnswer.Skipped(Reason.TIMEOUT, why, DnsAnswer.Origin.none("no server"));
    }

    /** Continues the evaluation when answers arrive. The future always completes normally. */
    CompletableFuture<SpfCheck> proceed(SpfEvaluation evaluation) {
        if (evaluation.result().isPresent()) {
            return CompletableFuture.completedFuture(evaluation.result().get());
        }
        List<DnsQuestion> needs = evaluation.needs();
        List<CompletableFuture<DnsAnswer>> answers = needs.stream()
                .map(need -> asked(need)
                        .copy()
                        .completeOnTimeout(
                                ended("the time for the evaluation was over"),
                                evaluation.millisLeft() + 1,
                                TimeUnit.MILLISECONDS))
                .toList();
        return Together.of(answers).thenCompose(all -> {
            for (int i = 0; i < needs.size(); i++) {
                evaluation.supply(needs.get(i), all.get(i));
            }
            return proceed(evaluation);
        });
    }
}
