package dev.mailworthy.core.dns.engine;

import dev.mailworthy.core.dns.internal.bulk.BulkCounts;
import dev.mailworthy.core.dns.internal.bulk.Flight;
import dev.mailworthy.core.dns.internal.bulk.port.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The engine for sweeps. It asks one resolver for A records, on the caller's thread and without an object per question.
 * It has no cache, follows no aliases and uses no TCP. A question that needs one of these is {@link Answers#unusual
 * unusual} and is asked again through {@link WireDns}. Two questions in flight must not be the same, because a forger
 * would have two ids to guess. An engine that is not closed keeps its sockets.
 */
public final class BulkDns implements AutoCloseable {

    /** Gives the questions. Called on the thread of {@link #run}. */
    public interface Questions {

        /** There is nothing to ask any more. */
        long END = -1;

        /** There is nothing to ask now: ask again within 10 ms or after the next reply. */
        long LATER = -2;

        /**
         * Writes the next question's name at the buffer's position, in wire format: labels with their lengths, and the root's
         * zero. The question before it may not have gone out yet.
         *
         * @param name with room for the 255 octets a name may have
         * @return the question's tag, 0 or more, or {@link #END} or {@link #LATER}
         */
        long next(ByteBuffer name);
    }

    /** Takes the answers, once for each tag. Called on the thread of {@link #run}; an exception ends the run. */
    public interface Answers {

        /** NXDOMAIN, or NOERROR without a record. */
        void nothing(long tag);

        /**
         * A records of exactly the name asked.
         *
         * @param addresses octets as numbers, 127.0.0.2 being 0x7F000002; valid during the call
         * @param count how many of them count
         */
        void addresses(long tag, int[] addresses, int count);

        void unusual(long tag, Unusual why);
    }

    /** Why a question has neither addresses nor their absence as its answer. */
    public enum Unusual {
        /** No reply to any attempt. */
        NO_REPLY,
        /** No route, no permission, or nothing listens there. */
        UNREACHABLE,
        /** An RCODE other than NOERROR and NXDOMAIN. */
        FAILED,
        /** The TC bit. */
        TRUNCATED,
        /** A CNAME among the answers. */
        ALIAS,
        /** The reply contradicts itself, or has only records of other names or types. */
        MALFORMED,
        /** Too many forged replies arrived where this question waited. */
        ATTACKED
    }

    /** How datagrams pass between this engine and the kernel. */
    public enum Datagrams {
        /** Up to 32 with a call, on Linux and with JNA beside this library; elsewhere like {@link #SINGLE}. */
        BATCHED,
        /** One with a call. */
        SINGLE
    }

    private final BulkCounts counts = new BulkCounts();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Flight flight;
    private boolean running;
    private boolean closed;

    private BulkDns(Builder settings, ResolverAddress resolver) {
        flight = new Flight(
                resolver.socketAddress(),
                settings.datagrams == Datagrams.BATCHED ? Ports::batched : queries -> Ports.single(),
                settings.random,
                settings.inFlight,
                settings.attempts,
                settings.attemptTimeout.toNanos(),
                counts);
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Asks all questions and hands over all answers, on the calling thread. Returns after {@link Questions#END} when all are
     * answered, or soon after {@link #stop}, {@link #close} or an interrupt, which is kept. It may be called again unless
     * stopped.
     *
     * @throws IllegalStateException while another run is under way, or after closing
     */
    public void run(Questions questions, Answers answers) {
        begin();
        try {
            new BulkLoop(flight, stopped, questions, answers).run();
        } catch (IOException e) {
            throw new UncheckedIOException("waiting for replies failed", e);
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        if (closed || running) {
            throw new IllegalStateException(closed ? "the engine is closed" : "a run is under way");
        }
        running = true;
    }

    private synchronized void end() {
        running = false;
        if (closed) {
            free();
        }
    }

    private void free() {
        try {
            flight.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the run and all later ones, from any thread or inside a callback. Questions that wait get no callback. */
    public void stop() {
        stopped.set(true);
        flight.wakeup();
    }

    /** How datagrams pass: as the builder was told, or one by one where batches are not possible. From any thread. */
    public Datagrams datagrams() {
        return flight.inbox().room() > 1 ? Datagrams.BATCHED : Datagrams.SINGLE;
    }

    /** What this engine did so far. From any thread. */
    public BulkStatistics statistics() {
        return new BulkStatistics(
                counts.datagrams(), counts.replies(), counts.mismatches(), counts.retries(), counts.losses());
    }

    /** Stops. The sockets are freed at once, or when the run has ended. */
    @Override
    public synchronized void close() {
        boolean first = !closed;
        closed = true;
        stop();
        if (first && !running) {
            free();
        }
    }

    /** Settings of an engine; only the resolver has no default. */
    public static final class Builder {

        private static final int MOST_IN_FLIGHT = 32_768;

        private @Nullable ResolverAddress resolver;
        private Duration attemptTimeout = Duration.ofMillis(1600);
        private int attempts = 3;
        private int inFlight = 1024;
        private SecureRandom random = new SecureRandom();
        private Datagrams datagrams = Datagrams.BATCHED;

        private Builder() {}

        public Builder resolver(ResolverAddress address) {
            resolver = address;
            return this;
        }

        /** How long one attempt waits for its reply; 1.6 s unless told. */
        public Builder attemptTimeout(Duration perAttempt) {
            if (perAttempt.isNegative() || perAttempt.isZero()) {
                throw new IllegalArgumentException("a timeout is longer than nothing");
            }
            attemptTimeout = perAttempt;
            return this;
        }

        /** How often a question is sent before it counts as unanswered; 3 unless told. */
        public Builder attempts(int perQuestion) {
            if (perQuestion < 1) {
                throw new IllegalArgumentException("a question needs at least one attempt");
            }
            attempts = perQuestion;
            return this;
        }

        /** The most questions to be in flight at once, 1 to 32768; 1024 unless told. */
        public Builder inFlight(int most) {
            if (most < 1 || most > MOST_IN_FLIGHT) {
                throw new IllegalArgumentException("in flight are 1 to " + MOST_IN_FLIGHT);
            }
            inFlight = most;
            return this;
        }

        public Builder random(SecureRandom replacement) {
            random = replacement;
            return this;
        }

        /** {@link Datagrams#BATCHED} unless told. */
        public Builder datagrams(Datagrams passing) {
            datagrams = passing;
            return this;
        }

        /** @throws IllegalArgumentException without a resolver */
        public BulkDns build() {
            if (resolver == null) {
                throw new IllegalArgumentException("no resolver to ask");
            }
            return new BulkDns(this, resolver);
        }
    }
}
