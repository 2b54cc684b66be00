package dev.mailworthy.smtp.provider;

import dev.mailworthy.core.Answer;
import dev.mailworthy.core.Reason;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.provider.catalogue.MetadataEndpoint;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks {@link MetadataEndpoint metadata services} in parallel, for at most one second each. An interrupt ends it early;
 * the thread stays interrupted.
 */
final class MetadataServices {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final Route route;
    private final Duration limit;

    MetadataServices(Route route) {
        this(route, LIMIT);
    }

    /** @param limit the time for one service */
    MetadataServices(Route route, Duration limit) {
        this.route = route;
        this.limit = limit;
    }

    Map<MetadataEndpoint, Answer<String>> ask(Collection<MetadataEndpoint> endpoints) {
        ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "metadata");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Map<MetadataEndpoint, Future<Answer<String>>> pending = new LinkedHashMap<>();
            endpoints.stream()
                    .distinct()
                    .forEach(endpoint -> pending.put(
                            endpoint, threads.submit(() -> new MetadataRequest(endpoint, route, limit).send())));
            Map<MetadataEndpoint, Answer<String>> answers = new LinkedHashMap<>();
            pending.forEach((endpoint, answer) -> answers.put(endpoint, result(answer)));
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Answer<String> result(Future<Answer<String>> pending) {
        try {
            return pending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.unanswered(Reason.SKIPPED, "the run was stopped");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a metadata request failed in an unforeseen way", e.getCause());
        }
    }
}
