package dev.mailworthy.smtp.responder;

import dev.mailworthy.core.dns.Dns;
import dev.mailworthy.core.dns.stop.StoppableDns;
import dev.mailworthy.core.run.Completion;
import dev.mailworthy.smtp.attempt.Connector;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.ResponderOutcome;
import dev.mailworthy.smtp.path.ResponderOutcome.Unreached;
import dev.mailworthy.smtp.path.ResponderPath;
import dev.mailworthy.smtp.path.Route;
import dev.mailworthy.smtp.responder.Places.Place;
import dev.mailworthy.smtp.responder.value.ListeningPort;
import dev.mailworthy.smtp.responder.value.ResponderKey;
import java.io.IOException;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Visits a {@link Responder} on several ports, and reports what happened to each connection on the path. Safe for use by many
 * threads.
 *
 * <pre>{@code
 * ResponderProbe probe = ResponderProbe.over(WireDns.system(), Route.direct(), key);
 * ResponderRequest request = ResponderRequest.beside(EgressRequest.defaults(), EgressTarget.parse("responder.example.org"));
 * probe.probe(request).forEach(path -> System.out.println(path.port() + " " + path.outcome()));
 * }</pre>
 */
public final class ResponderProbe {

    /** The maximum number of parallel visits: fewer than a responder allows one client. */
    private static final int IN_FLIGHT = 8;

    private final Dns dns;
    private final Route route;
    private final ResponderKey key;
    private final Executor executor;

    private ResponderProbe(Dns dns, Route route, ResponderKey key, Executor executor) {
        this.dns = dns;
        this.route = route;
        this.key = key;
        this.executor = executor;
    }

    /**
     * {@return a probe with the {@link ResponderKey responder's key}}
     *
     * @param dns resolves the responder's name
     * @param route the connections' real addresses
     * @param key the responder's key
     */
    public static ResponderProbe over(Dns dns, Route route, ResponderKey key) {
        return new ResponderProbe(dns, route, key, Completion.ownThreads());
    }

    /**
     * Runs the asynchronous form on another executor. The default has a daemon thread for each visit.
     *
     * @param replacement runs blocking work
     * @return this probe with this executor
     */
    public ResponderProbe withExecutor(Executor replacement) {
        return new ResponderProbe(dns, route, key, replacement);
    }

    /**
     * Visits every port over every family, in parallel. Blocks for at most the request's budget. An interrupt ends it early; the
     * thread stays interrupted, and the other ports are reported as not tried.
     *
     * @param request the responder, ports and time limits
     * @return one path for each port, family and source, in their order
     */
    public List<ResponderPath> probe(ResponderRequest request) {
        long end = System.nanoTime() + request.budget().toNanos();
        try (StoppableDns run = StoppableDns.within(dns, Optional.of(request.budget()))) {
            return visited(new Places(run).of(request), request, end);
        }
    }

    /**
     * Visits like {@link #probe}, on a thread of the executor. It completes normally, unless the caller ends it: cancelling it, or
     * its {@code orTimeout}, closes the connections.
     *
     * @param request the responder, ports and time limits
     * @return the future of what {@link #probe} gives
     */
    public CompletableFuture<List<ResponderPath>> probeAsync(ResponderRequest request) {
        return Completion.of(executor, () -> probe(request));
    }

    private List<ResponderPath> visited(List<Place> places, ResponderRequest request, long end) {
        Set<Socket> open = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT, work -> {
            Thread thread = new Thread(work, "responder-probe");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<ResponderPath>> pending = places.stream()
                    .map(place -> threads.submit(() -> visit(place, request, open)))
                    .toList();
            return Translations.judge(collect(places, pending, request, end));
        } finally {
            threads.shutdownNow();
            open.forEach(ResponderProbe::close);
        }
    }

    private static List<ResponderPath> collect(
            List<Place> places, List<Future<ResponderPath>> pending, ResponderRequest request, long end) {
        List<ResponderPath> paths = new ArrayList<>();
        for (int i = 0; i < pending.size(); i++) {
            paths.add(await(places.get(i), pending.get(i), end, request));
        }
        return paths;
    }

    private static ResponderPath await(Place place, Future<ResponderPath> pending, long end, ResponderRequest request) {
        try {
            long left = Thread.currentThread().isInterrupted() ? 0 : Math.max(0, end - System.nanoTime());
            return pending.get(left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return untried(place, request, "the run was stopped");
        } catch (TimeoutException | CancellationException e) {
            return untried(place, request, "the time for the visit was over");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a visit failed in an unforeseen way", e.getCause());
        }
    }

    private static ResponderPath untried(Place place, ResponderRequest request, String why) {
        return path(place, request, place.nowhere().orElseGet(() -> new Unreached(AttemptOutcome.NOT_TRIED, why)), 0);
    }

    private static ResponderPath path(Place place, ResponderRequest request, ResponderOutcome outcome, long millis) {
        return new ResponderPath(
                place.source(),
                place.family(),
                place.port(),
                request.responder().name(),
                place.address(),
                outcome,
                millis);
    }

    private ResponderPath visit(Place place, ResponderRequest request, Set<Socket> open) {
        if (place.nowhere().isPresent()) {
            return path(place, request, place.nowhere().get(), 0);
        }
        long start = System.nanoTime();
        Socket socket = new Socket();
        open.add(socket);
        try {
            ResponderOutcome outcome = outcome(place, request, socket);
            return path(place, request, outcome, (System.nanoTime() - start) / 1_000_000);
        } finally {
            open.remove(socket);
            close(socket);
        }
    }

    private ResponderOutcome outcome(Place place, ResponderRequest request, Socket socket) {
        Optional<Unreached> failure = new Connector(route, request.connectTimeout())
                .connect(socket, place.address().orElseThrow(), place.port(), place.source());
        if (failure.isPresent()) {
            return failure.get();
        }
        return new PortVisit(key, new SecureRandom(), socket, request.patience())
                .hold(ListeningPort.usual(place.port()).first());
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The socket is closed even after an error.
            return;
        }
    }
}
