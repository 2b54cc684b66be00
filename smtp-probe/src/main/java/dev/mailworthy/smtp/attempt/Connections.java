package dev.mailworthy.smtp.attempt;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.dialogue.SmtpDialogue;
import dev.mailworthy.smtp.host.IcmpCounters;
import dev.mailworthy.smtp.host.SocketOwner;
import dev.mailworthy.smtp.path.AttemptOutcome;
import dev.mailworthy.smtp.path.AttemptOutcome.Reach;
import dev.mailworthy.smtp.path.AttemptResult;
import dev.mailworthy.smtp.path.EgressPath;
import dev.mailworthy.smtp.path.EgressRequest;
import dev.mailworthy.smtp.path.Pause;
import dev.mailworthy.smtp.path.Route;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Makes all connections of one run, in parallel and within the time budget. */
public final class Connections {

    private static final int IN_FLIGHT = 64;
    private static final int ATTEMPTS = 2;

    /**
     * The connect timeout of a canary. No server is there, so that a longer wait gains nothing on an honest network.
     */
    private static final Duration CANARY = Duration.ofSeconds(5);

    /**
     * Octets of a receive buffer that make a server send small packets: it sends at most half of the largest window that it was
     * offered (RFC 9293 section 3.8.6.2.1). Linux makes a window of about 1150 octets of it, which gives packets below 640.
     */
    private static final int SMALL_BUFFER = 1024;

    private static final int USUAL_BUFFER = 0;

    private final EgressRequest request;
    private final Route route;
    private final IcmpCounters counters;
    private final Manners manners;
    private final EnvelopeTry envelopes;
    private final Consumer<EgressPath> progress;
    private final SocketOwner owner;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean over;
    private volatile long end;

    public Connections(
            EgressRequest request,
            Route route,
            IcmpCounters counters,
            SmtpDialogue dialogue,
            Pause pause,
            Consumer<EgressPath> progress,
            SocketOwner owner) {
        this.request = request;
        this.route = route;
        this.counters = counters;
        this.manners = new Manners(request, dialogue);
        this.envelopes = new EnvelopeTry(pause);
        this.progress = progress;
        this.owner = owner;
    }

    public List<EgressPath> tryAll(List<Destination> destinations) {
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(inFlight(), work -> {
            Thread thread = new Thread(work, "smtp-probe");
            thread.setDaemon(true);
            return thread;
        });
        try {
            end = System.nanoTime() + request.budget().toNanos();
            Pace pace = new Pace(request.spacing());
            List<Future<EgressPath>> pending = destinations.stream()
                    .<Future<EgressPath>>map(destination -> threads.schedule(
                            () -> told(path(destination)),
                            pace.next(destination).toNanos(),
                            TimeUnit.NANOSECONDS))
                    .toList();
            List<EgressPath> paths = collect(destinations, pending);
            if (Thread.currentThread().isInterrupted()) {
                return paths;
            }
            List<EgressPath> complete =
                    new ArrayList<>(new Recheck(counters, again -> attempt(again, manners.withoutEnvelope(again)))
                            .complete(destinations, paths));
            complete.addAll(new SizeTrial(trials -> sideBySide(trials, threads)).of(destinations, paths));
            return complete;
        } finally {
            over = true;
            threads.shutdownNow();
            open.forEach(Connections::close);
        }
    }

    /**
     * The number of threads. Canaries and dropped connections hold a thread for their whole timeout, from every source
     * address.
     */
    private int inFlight() {
        return IN_FLIGHT * Math.max(1, request.sources().size());
    }

    private List<EgressPath> collect(List<Destination> destinations, List<Future<EgressPath>> pending) {
        List<EgressPath> paths = new ArrayList<>();
        for (int i = 0; i < pending.size(); i++) {
            paths.add(await(destinations.get(i), pending.get(i)));
        }
        return paths;
    }

    private EgressPath await(Destination destination, Future<EgressPath> pending) {
        try {
            long left = Thread.currentThread().isInterrupted() ? 0 : Math.max(0, end - System.nanoTime());
            return pending.get(left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return destination.untried(AttemptOutcome.NOT_TRIED, "the run was stopped");
        } catch (TimeoutException | CancellationException e) {
            return destination.untried(AttemptOutcome.NOT_TRIED, "the time for the run was over");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a path failed in an unforeseen way", e.getCause());
        }
    }

    /** Holds some conversations in the same seconds. Those with one operator begin apart from each other, as all do. */
    private List<EgressPath> sideBySide(List<SizeTrial.Trial> trials, ScheduledExecutorService threads) {
        Pace pace = new Pace(request.spacing());
        List<Future<EgressPath>> pending = trials.stream()
                .<Future<EgressPath>>map(trial -> threads.schedule(
                        () -> trial.destination().path(attempt(trial), 1),
                        pace.next(trial.destination()).toNanos(),
                        TimeUnit.NANOSECONDS))
                .toList();
        return collect(trials.stream().map(SizeTrial.Trial::destination).toList(), pending);
    }

    private AttemptResult attempt(SizeTrial.Trial trial) {
        Destination destination = trial.destination();
        return switch (trial.packets()) {
            case USUAL -> attempt(destination, manners.withoutEnvelope(destination));
            case SMALL -> attempt(destination, manners.withoutEnvelope(destination), SMALL_BUFFER);
            case FULL -> attempt(destination, manners.withLongHello(destination));
        };
    }

    private EgressPath told(EgressPath path) {
        progress.accept(path);
        return path;
    }

    private EgressPath path(Destination destination) {
        if (destination.outcome().isPresent()) {
            return destination.untried(
                    destination.outcome().get(), destination.resolved().detail());
        }
        AttemptResult result = attempt(destination);
        int attempts = 1;
        while (attempts < ATTEMPTS && !over && worthAnother(destination, result)) {
            attempts++;
            result = attempt(destination);
        }
        EgressPath path = destination.path(result, attempts);
        int made = attempts;
        return manners.asksEnvelope(destination)
                ? envelopes.complete(
                        path,
                        left(),
                        () -> destination.path(attempt(destination, manners.again(destination)), made + 1))
                : path;
    }

    /** The rest of the run's time, less the time for one more dialogue. */
    private Duration left() {
        return Duration.ofNanos(end - System.nanoTime())
                .minus(request.connectTimeout())
                .minus(request.bannerTimeout());
    }

    /**
     * Whether to try once more, from another local port: the failure may be chance. An attempt that never left this
     * machine is not repeated. A silent server is waited for again only if time is left, so that its first result is not lost.
     */
    private boolean worthAnother(Destination destination, AttemptResult result) {
        AttemptOutcome outcome = result.outcome();
        boolean failed = outcome.reach() == Reach.BLOCKED
                || outcome == AttemptOutcome.CONNECTED_EOF
                || outcome == AttemptOutcome.CONNECTED_RESET
                || outcome == AttemptOutcome.EHLO_DROPPED
                || SizeSigns.isLostReply(result) && !left().isNegative();
        return failed && destination.role() != EgressPath.Role.CANARY;
    }

    private AttemptResult attempt(Destination destination) {
        return attempt(destination, manners.of(destination));
    }

    private AttemptResult attempt(Destination destination, Attempt.Manner manner) {
        return attempt(destination, manner, USUAL_BUFFER);
    }

    private AttemptResult attempt(Destination destination, Attempt.Manner manner, int buffer) {
        return route.route(destination.resolved().address().orElseThrow(), destination.connectPort())
                .map(address -> attempt(destination, address, manner, buffer))
                .orElseGet(() -> new AttemptResult(
                        AttemptOutcome.NO_ROUTE,
                        0,
                        "no route over " + destination.family().label()));
    }

    private AttemptResult attempt(
            Destination destination, InetSocketAddress address, Attempt.Manner manner, int buffer) {
        Socket socket = new Socket();
        open.add(socket);
        try {
            owner.open(socket::getReuseAddress); // The system's socket is made with the first look at it.
            if (buffer != USUAL_BUFFER) {
                socket.setReceiveBufferSize(buffer);
            }
            return new Attempt(socket, owner, connectTimeout(destination), request.bannerTimeout())
                    .run(address, localBinding(destination, address), manner);
        } catch (IOException e) {
            return new AttemptResult(AttemptOutcome.NOT_TRIED, 0, "the run is over");
        } finally {
            open.remove(socket);
            close(socket);
        }
    }

    /** A canary gets less time: a device that answers in place of an absent host is near. */
    private Duration connectTimeout(Destination destination) {
        Duration usual = request.connectTimeout();
        return destination.role() == EgressPath.Role.CANARY && usual.compareTo(CANARY) > 0 ? CANARY : usual;
    }

    /**
     * The address to bind to; empty without a source. A route to loopback (as in a lab) can use only a loopback source.
     */
    private static Optional<IpAddress> localBinding(Destination destination, InetSocketAddress address) {
        return destination
                .source()
                .filter(source -> !address.getAddress().isLoopbackAddress()
                        || source.toInetAddress().isLoopbackAddress());
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
