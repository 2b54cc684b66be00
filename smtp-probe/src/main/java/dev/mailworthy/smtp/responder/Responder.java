package dev.mailworthy.smtp.responder;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.Endpoint;
import dev.mailworthy.smtp.responder.server.Listeners;
import dev.mailworthy.smtp.responder.server.Loop;
import dev.mailworthy.smtp.responder.server.OpenConnections;
import dev.mailworthy.smtp.responder.server.ResponderSession;
import dev.mailworthy.smtp.responder.server.Tally;
import dev.mailworthy.smtp.responder.value.ProvenConnection;
import dev.mailworthy.smtp.responder.value.ResponderException;
import dev.mailworthy.smtp.responder.value.ResponderLimits;
import dev.mailworthy.smtp.responder.value.ResponderSettings;
import dev.mailworthy.smtp.responder.value.ResponderSummary;
import dev.mailworthy.smtp.responder.value.SelfSigned;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A small SMTP server that proves to holders of its key what it saw and sent, and that takes no mail. One thread serves
 * all connections within {@link ResponderLimits}; nothing that a client says is kept or shown.
 */
public final class Responder implements AutoCloseable {

    private static final long LONGEST_GOODBYE_MILLIS = 2000;

    private final Listeners listeners;
    private final Loop loop;
    private final Thread thread;
    private final Tally tally;
    private final CompletableFuture<IpAddress> served;

    private Responder(Listeners listeners, Loop loop, Tally tally, CompletableFuture<IpAddress> served) {
        this.listeners = listeners;
        this.loop = loop;
        this.tally = tally;
        this.served = served;
        this.thread = new Thread(loop, "responder");
        this.thread.setDaemon(true);
    }

    /**
     * Binds every port and begins to serve.
     *
     * @param clock dates the certificate, which is drawn anew each time
     * @param listener gets each proven connection when it has ended, on the responder's thread; it must not wait
     * @throws ResponderException when a port cannot be bound; then none is
     */
    public static Responder open(ResponderSettings settings, Clock clock, Consumer<ProvenConnection> listener)
            throws ResponderException {
        return open(settings, clock, System::nanoTime, listener);
    }

    static Responder open(
            ResponderSettings settings, Clock clock, LongSupplier nanos, Consumer<ProvenConnection> listener)
            throws ResponderException {
        SecureRandom random = new SecureRandom();
        SelfSigned certificate = SelfSigned.draw(clock.instant(), random);
        ResponderSession.Identity identity =
                new ResponderSession.Identity(settings.key(), certificate.sha256(), random);
        Listeners listeners = Listeners.open(settings);
        Tally tally = new Tally();
        CompletableFuture<IpAddress> served = new CompletableFuture<>();
        try {
            Loop loop = new Loop(
                    listeners,
                    new OpenConnections(new OpenConnections.Shared(
                            identity,
                            certificate,
                            listeners,
                            settings.limits(),
                            nanos,
                            tally,
                            listener,
                            served::complete)));
            Responder responder = new Responder(listeners, loop, tally, served);
            responder.thread.start();
            return responder;
        } catch (IOException e) {
            listeners.close();
            throw new ResponderException("the system gives no selector: " + e.getMessage());
        }
    }

    /** Where it listens; the address is the unspecified one when it listens on all. */
    public List<Endpoint> endpoints() {
        return listeners.endpoints();
    }

    /** Completes when a client to which it proved itself has no connection open any more; its address. */
    public CompletableFuture<IpAddress> served() {
        return served.copy();
    }

    public ResponderSummary summary() {
        return tally.summary();
    }

    /** Has the clock looked at again, which a test has moved. */
    void wake() {
        loop.wake();
    }

    /** Closes the ports and all connections; waits up to 2 s for the last of them to be counted. */
    @Override
    public void close() {
        listeners.close();
        loop.close();
        try {
            thread.join(LONGEST_GOODBYE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
