package dev.mailworthy.smtp.responder;

import dev.mailworthy.core.net.IpAddress;
import dev.mailworthy.smtp.path.Endpoint;
import dev.mailworthy.smtp.responder.server.Listeners;
import dev.mailworthy.smtp.responder.server.Loop;
import dev.mailworthy.smtp.responder.server.OpenConnections;
import dev.mailworthy.smtp.responder.server.ResponderSession;
import dev.mailworthy.smtp.responder.server.Tally;
import dev.mailworthy.smtp.responder.token.SelfSigned;
import dev.mailworthy.smtp.responder.value.ProvenConnection;
import dev.mailworthy.smtp.responder.value.ResponderException;
import dev.mailworthy.smtp.responder.value.ResponderLimits;
import dev.mailworthy.smtp.responder.value.ResponderSettings;
import dev.mailworthy.smtp.responder.value.ResponderSummary;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A small SMTP server that proves to clients with its key what it saw and sent. It accepts no mail.
 * One thread serves all connections within {@link ResponderLimits}. Text from clients is never kept or shown.
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
     * Binds every port and starts to serve.
     *
     * @param settings key, addresses, ports and limits
     * @param clock dates the certificate, which is new in each run
     * @param listener gets each {@link ProvenConnection} after its end, on the responder's thread; it must not block
     * @return a responder that serves until it is closed
     * @throws ResponderException if a port cannot be bound; then no port is bound
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
            throw new ResponderException("cannot open a selector: " + e.getMessage());
        }
    }

    /** {@return the sockets on which it listens} The address is unspecified if it listens on all addresses. */
    public List<Endpoint> endpoints() {
        return listeners.endpoints();
    }

    /**
     * Completes when a client to which it proved itself has closed its last connection. Gives the client's address.
     *
     * @return the future of a client's address
     */
    public CompletableFuture<IpAddress> served() {
        return served.copy();
    }

    /** {@return what the responder has seen so far} */
    public ResponderSummary summary() {
        return tally.summary();
    }

    /** Makes the loop read the clock again, after a test has moved it. */
    void wake() {
        loop.wake();
    }

    /** Closes the ports and all connections. Blocks for up to 2 s, until the last connection is counted. */
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
